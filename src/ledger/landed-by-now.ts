import type { Finding } from "../model/finding.ts";
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

/** The first landing that is dated ahead; the later ones only follow it. */
export function landedAhead({ now, landings, records }: LedgerFacts): readonly Finding[] {
  const all = [...landings, ...records.flatMap(({ versions }) => versions)];
  const ahead = all.filter(({ landed_at }) => millisecondsOf(landed_at) > millisecondsOf(now));
  const [first] = ahead.sort(
    (a, b) => millisecondsOf(a.landed_at) - millisecondsOf(b.landed_at) || a.position - b.position,
  );
  if (first === undefined) return [];
  return [{ code: "landed-in-future", severity: "error", args: { commit: first.commit, at: first.landed_at } }];
}
