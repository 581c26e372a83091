import type { Conclusion, RouterEntry, Sheet } from "../../model/sheet.ts";
import type { ConclusionsFile, HandoffFile, RouterFile } from "../../model/written.generated.ts";
import { keyed } from "./keyed.ts";

/** What media may conclude. */
export function normaliseConclusions(written: ConclusionsFile["conclusions"]): Readonly<Record<string, Conclusion>> {
  return keyed(written, ({ title, owner, rests_on, instead }) => ({ title, owner, rests_on, instead }));
}

/** The incident router's entries. */
export function normaliseIncidents(written: RouterFile["incidents"]): Readonly<Record<string, RouterEntry>> {
  return keyed(written, (entry) => ({
    title: entry.title,
    symptom: entry.symptom,
    signs: entry.signs ?? [],
    causes: entry.causes ?? [],
    likely_cause: entry.likely_cause,
    contaminates: entry.contaminates,
    pause_first: entry.pause_first,
    first_action: entry.first_action,
    do_not: entry.do_not,
    close_when: { retests: entry.close_when.retests },
    owner: entry.owner,
  }));
}

/** A quarter: what was handed over before that is looked at again. */
const handoffAge = 90;

/** The closeout checklist and its links; it stays fresh for a quarter unless it says otherwise. */
export function normaliseHandoff(written: HandoffFile): Sheet["handoff"] {
  return {
    items: keyed(written.items, ({ title, owner, evidence, date, state, detail = null }) => ({
      title,
      owner,
      evidence,
      date,
      state,
      detail,
    })),
    links: (written.links ?? []).map(({ title, url }) => ({ title, url })),
    max_age_days: written.max_age_days ?? handoffAge,
  };
}
