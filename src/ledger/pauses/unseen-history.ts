import type { Instant } from "../../model/answers.ts";
import type { Finding } from "../../model/finding.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Pause } from "../../model/ledger.ts";
import { instantOf, millisecondsOf, utcOf } from "../instants.ts";

interface Unseen {
  readonly pauses: readonly Pause[];
  readonly findings: readonly Finding[];
}

/** What lies before the first known commit, or on a store's branch that is not there, is unknown: nothing may rest on it. */
export function unseenHistory(facts: LedgerFacts, signals: readonly string[], stores: readonly string[]): Unseen {
  const cut = facts.incomplete ? oldestKnown(facts) : null;
  const gone = facts.findings.flatMap((finding): readonly Pause[] => {
    if (finding.code !== "branch-missing") return [];
    const { branch, stores: deploying } = finding.args;
    const cause = { kind: "history-incomplete", branch } as const;
    const since = utcOf(facts.adopted.at);
    return [{ ...unending, id: `history-incomplete@${branch}`, cause, signals, stores: [...deploying].sort(), since }];
  });
  if (cut === null) return { pauses: gone, findings: [] };
  const cause = { kind: "history-incomplete" } as const;
  const pause: Pause = { ...unending, id: cause.kind, cause, signals, stores, since: cut };
  return {
    pauses: [pause, ...gone],
    findings: [{ code: "history-incomplete", severity: "error", args: { since: cut } }],
  };
}

/** No evidence ends it: what is missing has to be brought. */
export const unending = {
  segment: null,
  released_at: null,
  landed: null,
  needs: { retests: [], of_trigger: [], soak_hours: 0 },
  lifts: [],
} as const;

function oldestKnown({ adopted, landings }: LedgerFacts): Instant {
  const known = [adopted.at, ...landings.map((landing) => landing.landed_at)];
  return instantOf(known.reduce((first, at) => Math.min(first, millisecondsOf(at)), Infinity));
}
