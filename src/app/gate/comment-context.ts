import type { Facts } from "../../model/facts.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { ShownDashboard } from "../../port/dashboard.ts";
import { declarableTriggers } from "../../firing/declared-entries.ts";
import { newFileLink } from "../../report/record-link.ts";
import type { CommentContext } from "../../report/verdict/comment-section.ts";
import { readDashboardPaused } from "../../report/status/dashboard-paused.ts";
import { recordText } from "../../sheet/records/record-text.ts";
import { declareChange } from "../records/declare-change.ts";
import { recordPath } from "../sheet/sheet-paths.ts";
import { validSheets } from "./applied-sheets.ts";
import type { GateRun } from "./run-gate.ts";

/** Where people read the repository: `https://github.com`, `owner/name`. */
export interface Place {
  readonly server: string;
  readonly repository: string;
  readonly run_url: string | null;
}

/** What stands beside a verdict: the dashboard, and an open pull request of the same commit that the gate holds; null: there is none. */
export interface Beside {
  readonly dashboard: ShownDashboard | null;
  readonly held_by: number | null;
}

/** What a person's view of a verdict needs beside it. */
export function commentContext(
  { facts, verdict }: GateRun,
  place: Place | null,
  { dashboard, held_by }: Beside,
): CommentContext {
  const sheet = validSheets(facts.policies, facts.current.proposed)[0] ?? null;
  return {
    sheet,
    proposed: facts.current.proposed?.state === "valid" ? facts.current.proposed.sheet : null,
    sheet_url: place === null ? null : `${place.server}/${place.repository}/tree/${verdict.base}/governance`,
    run_url: place?.run_url ?? null,
    no_impact_links: place === null ? {} : noImpactLinks(facts, verdict, place),
    declare_link: place === null || sheet === null ? null : declareLink(sheet, { facts, verdict }, place),
    changed_files: facts.current.change.files.length,
    adopts: facts.policies.base.state === "absent",
    draft: facts.subject.draft,
    queued: facts.subject.kind === "merge-group",
    held_by,
    reviews_count: facts.answers.posts_statuses,
    earlier: earlierPauses(dashboard),
  };
}

function earlierPauses(dashboard: ShownDashboard | null): CommentContext["earlier"] {
  return dashboard === null ? null : { url: dashboard.url, paused: readDashboardPaused(dashboard.body) };
}

function noImpactLinks(facts: Facts, { fired, branch }: Verdict, place: Place): Readonly<Record<string, string>> {
  const day = facts.now.slice(0, 10);
  const links = fired.flatMap((firing) => {
    const record = { kind: "no-impact", trigger: firing.trigger, reason: "WHY IT IS HARMLESS", facts: firing.facts };
    const path = recordPath(`${day}-no-impact-${firing.trigger}`);
    const link = newFileLink({ ...place, branch, path, content: recordText(record) });
    return link === null ? [] : [[firing.trigger, link] as const];
  });
  return Object.fromEntries(links);
}

function declareLink(sheet: Sheet, { facts, verdict }: GateRun, place: Place): string | null {
  const declarable = declarableTriggers(sheet);
  const fired = verdict.fired.map(({ trigger }) => trigger).filter((id) => declarable.includes(id));
  const triggers = [...fired, ...declarable].slice(0, 1);
  const declared = declareChange(sheet, {
    triggers,
    happened_at: facts.now,
    stores: [],
    detail: "WHAT CHANGED",
    by: null,
  });
  if (triggers.length === 0 || !declared.ok) return null;
  return newFileLink({ ...place, branch: verdict.branch, path: recordPath(declared.stem), content: declared.text });
}
