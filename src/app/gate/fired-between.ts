import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Firing } from "../../model/firing.ts";
import type { History } from "../../port/history.ts";
import type { Repository } from "../../port/repository.ts";
import { noAnswers, recordedDiscussion } from "./recorded-discussion.ts";
import { runGate } from "./run-gate.ts";

/** What fired for a change; undecided: no sheet could judge it. */
export interface FiredAt {
  readonly undecided: boolean;
  readonly firings: readonly Firing[];
}

/** What fires between two commits, as the gate sees a pull request: by the base's sheet and by the one it proposes. */
export async function firedBetween(
  repository: Repository,
  { base, head, now }: { readonly base: Sha; readonly head: Sha; readonly now: Instant },
): Promise<FiredAt> {
  // Facts name no branch, so any name gives the same ones.
  const discussion = recordedDiscussion({ ...noAnswers(), branch: "main", base, head });
  const { verdict } = await runGate({ repository, discussion, now });
  return { undecided: verdict.verdict === "error", firings: verdict.fired };
}

/** What a commit fired when it landed; null: it is not on the first-parent line of `tip`. */
export async function firedByLanding(
  repository: Repository & History,
  { commit, tip, now }: { readonly commit: Sha; readonly tip: Sha; readonly now: Instant },
): Promise<FiredAt | null> {
  const since = "1970-01-01T00:00:00Z";
  if ((await repository.placeOnLine({ commit, base: tip, since, paths: [] })) === null) return null;
  for await (const { parent } of repository.walk({ range: commit, first_parent: true, since: null, limit: 1 })) {
    if (parent !== null) return firedBetween(repository, { base: parent, head: commit, now });
  }
  return { undecided: false, firings: [] };
}
