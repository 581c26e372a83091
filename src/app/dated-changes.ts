import { ledgerOf } from "../ledger/ledger-of.ts";
import type { LedgerFacts } from "../model/landing.ts";
import type { DatedChange } from "../model/reconciliation.ts";

const mostLetters = 120;

/** What landed and fired or was declared, with the time it went live, for naming what came nearest before a failure. */
export function datedChanges(facts: LedgerFacts): readonly DatedChange[] {
  const named = ledgerOf(facts).pauses.flatMap(({ cause, since, released_at }): readonly DatedChange[] => {
    if (cause.kind === "landing")
      return [
        { what: `${cause.commit.slice(0, 12)} ${cause.subject}`.slice(0, mostLetters), at: released_at ?? since },
      ];
    return cause.kind === "change" ? [{ what: cause.record, at: since }] : [];
  });
  return [...new Map(named.map((change) => [`${change.at} ${change.what}`, change])).values()];
}
