import type { Sheet } from "../model/sheet.ts";
import type { Status, StatusRow } from "../model/status.ts";
import { entryOf } from "../firing/entry-of.ts";
import { compare } from "../firing/sorted-facts.ts";
import { millisecondsOf } from "./instants.ts";

/** Other conclusions of a row's store that need nothing beyond what frees the row, not even more time. */
export function freesToo(row: StatusRow, rows: readonly StatusRow[]): readonly string[] {
  const { resume, store } = row;
  if (resume === null) return [];
  return rows
    .filter((other) => other !== row && other.store === store && other.resume !== null)
    .filter(({ resume: needed }) => needed !== null && needsNoMore(needed, resume))
    .map(({ conclusion }) => conclusion);
}

type Needed = NonNullable<StatusRow["resume"]>;

function needsNoMore(other: Needed, plan: Needed): boolean {
  if (other.not_before === null || plan.not_before === null) return false;
  return (
    other.retests.every(({ retest }) => plan.retests.some((mine) => mine.retest === retest)) &&
    other.incidents.every((id) => plan.incidents.includes(id)) &&
    millisecondsOf(other.not_before) <= millisecondsOf(plan.not_before)
  );
}

/** The retest that alone makes most rows usable; of equals the first by name. Incidents need their own ending, so their rows do not count. */
export function cheapestRetest(sheet: Sheet, rows: readonly StatusRow[]): Status["cheapest"] {
  const freed = new Map<string, { readonly conclusion: string; readonly store: string }[]>();
  for (const { conclusion, store, resume } of rows) {
    const [only, ...others] = resume?.retests ?? [];
    if (resume === null || only === undefined || others.length > 0) continue;
    if (resume.not_before === null || resume.incidents.length > 0) continue;
    const list = freed.get(only.retest) ?? [];
    freed.set(only.retest, list);
    list.push({ conclusion, store });
  }
  const [best] = [...freed].sort(([a, rowsOfA], [b, rowsOfB]) => rowsOfB.length - rowsOfA.length || compare(a, b));
  if (best === undefined) return null;
  const [retest, frees] = best;
  return { retest, title: entryOf(sheet.retests, retest)?.title ?? retest, frees };
}
