import type { AuditRow } from "../../model/audit.ts";
import type { Landing, LedgerFacts } from "../../model/landing.ts";
import { bypassWords, firedWords, overrideWords } from "../../report/audit/landing-words.ts";
import { auditRow } from "./audit-row.ts";

/** What fired when commits landed, and which of them came past the gate. */
export function auditLandings({ sheet, landings }: LedgerFacts): readonly AuditRow[] {
  return toldOnce(sheet, landings).flatMap((landing) => {
    const { commit, arrival, landed_at: at, author, editor } = landing;
    const origin = { at, commit, arrival };
    const fired = landing.firings.map((firing) =>
      auditRow(sheet, {
        ...origin,
        kind: "fired",
        subject: firing.trigger,
        what: firedWords(landing, firing),
        who: editor ?? author,
        stores: firing.stores,
        signals: firing.signals,
      }),
    );
    const way = wayIn(landing);
    if (way === null) return fired;
    const passed = auditRow(sheet, {
      ...origin,
      ...way,
      subject: commit.slice(0, 12),
      who: arrival?.by ?? editor ?? author,
      stores: [...new Set(landing.firings.flatMap((firing) => firing.stores))],
      signals: landing.firings.flatMap((firing) => firing.signals),
    });
    return [...fired, passed];
  });
}

/** What landed on a store's branch is told there alone, also where a branch of no store is asked about that holds it as well. */
function toldOnce({ stores }: LedgerFacts["sheet"], landings: readonly Landing[]): readonly Landing[] {
  const listed = new Set(Object.values(stores).flatMap(({ branches }) => branches));
  const there = new Set(landings.filter(({ branch }) => listed.has(branch)).map(({ commit }) => commit));
  return landings.filter(({ branch, commit }) => listed.has(branch) || !there.has(commit));
}

/** Null: the gate had said yes, or nobody was asked. */
function wayIn({ arrival }: Landing): { readonly kind: "override" | "bypass"; readonly what: string } | null {
  if (arrival === null || arrival.gate === "clear" || arrival.gate === "not-applicable") return null;
  return arrival.gate === "overridden"
    ? { kind: "override", what: overrideWords() }
    : { kind: "bypass", what: bypassWords(arrival) };
}
