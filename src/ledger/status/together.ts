import type { Sheet } from "../../model/sheet.ts";
import type { Status, StatusRow } from "../../model/status.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { compareText } from "../../firing/compare-text.ts";
import { earliestOf, type RowResume, type Timing } from "./row-resume.ts";

/** A row with how its plan came about. */
export interface PlannedRow {
  readonly row: StatusRow;
  readonly resume: RowResume | null;
}

/** Other conclusions of a row's store that need nothing beyond what frees the row: no other retest and, all in one resume, no more time. */
export function freesToo({ row, resume }: PlannedRow, rows: readonly PlannedRow[]): readonly string[] {
  if (resume === null || resume.plan.not_before === null) return [];
  const freed: string[] = [];
  let together = resume.timing;
  for (const other of rows) {
    if (other.row === row || other.row.store !== row.store || other.resume === null) continue;
    if (!other.resume.provable || !asksNoMore(other.resume.plan, resume.plan)) continue;
    const joined = join(together, other.resume.timing);
    if (earliestOf(joined) > earliestOf(resume.timing)) continue;
    together = joined;
    freed.push(other.row.conclusion);
  }
  return freed;
}

function asksNoMore(other: RowResume["plan"], plan: RowResume["plan"]): boolean {
  return (
    other.not_before !== null &&
    other.retests.every(({ retest }) => plan.retests.some((mine) => mine.retest === retest)) &&
    other.incidents.every((id) => plan.incidents.includes(id))
  );
}

function join(one: Timing, other: Timing): Timing {
  return {
    release: Math.max(one.release, other.release),
    soak: Math.max(one.soak, other.soak),
    incidents: Math.max(one.incidents, other.incidents),
  };
}

/** The retest that alone makes most rows usable; of equals the first by name. Incidents need their own ending, so their rows do not count. */
export function cheapestRetest(sheet: Sheet, rows: readonly PlannedRow[]): Status["cheapest"] {
  const freed = new Map<string, { readonly conclusion: string; readonly store: string }[]>();
  for (const { row, resume } of rows) {
    const [only, ...others] = resume?.plan.retests ?? [];
    if (resume?.provable !== true || only === undefined || others.length > 0) continue;
    if (resume.plan.not_before === null || resume.plan.incidents.length > 0) continue;
    const list = freed.get(only.retest) ?? [];
    freed.set(only.retest, list);
    list.push({ conclusion: row.conclusion, store: row.store });
  }
  const [best] = [...freed].sort(([a, rowsOfA], [b, rowsOfB]) => rowsOfB.length - rowsOfA.length || compareText(a, b));
  if (best === undefined) return null;
  const [retest, frees] = best;
  return { retest, title: entryOf(sheet.retests, retest)?.title ?? retest, frees };
}
