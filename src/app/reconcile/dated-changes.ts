import { ledgerOf } from "../../ledger/ledger-of.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { DatedChange } from "../../model/reconciliation.ts";

const mostLetters = 120;

/** A change of the ledger with the triggers that it fired or declared. */
export interface LedgerChange extends DatedChange {
  readonly triggers: readonly string[];
}

/** What landed and fired or was declared, with the time it went live, for naming what came nearest before a failure. */
export function datedChanges(facts: LedgerFacts): readonly LedgerChange[] {
  const named = ledgerOf(facts).pauses.flatMap(({ cause, since, released_at }): readonly LedgerChange[] => {
    if (cause.kind === "landing") {
      const what = `${cause.commit.slice(0, 12)} ${cause.subject}`.slice(0, mostLetters);
      return [{ what, at: released_at ?? since, triggers: [cause.trigger] }];
    }
    return cause.kind === "change" ? [{ what: cause.record, at: since, triggers: [cause.trigger] }] : [];
  });
  const found = new Map<string, LedgerChange>();
  for (const change of named) {
    const key = `${change.at} ${change.what}`;
    found.set(key, { ...change, triggers: [...(found.get(key)?.triggers ?? []), ...change.triggers] });
  }
  return [...found.values()];
}
