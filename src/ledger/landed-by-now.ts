import type { LedgerFacts } from "../model/landing.ts";
import { millisecondsOf } from "./instants.ts";

/**
 * The facts with no moment of landing after now: what history holds has landed. A clock that was ahead would put a pause off,
 * and let evidence from the future count.
 */
export function landedByNow(facts: LedgerFacts): LedgerFacts {
  const { now, adopted, landings, records } = facts;
  const last = millisecondsOf(now);
  const byNow = <T extends { readonly landed_at: string }>(item: T): T =>
    millisecondsOf(item.landed_at) > last ? { ...item, landed_at: now } : item;
  return {
    ...facts,
    adopted: millisecondsOf(adopted.at) > last ? { ...adopted, at: now } : adopted,
    landings: landings.map(byNow),
    records: records.map((record) => ({ ...record, versions: record.versions.map(byNow) })),
  };
}
