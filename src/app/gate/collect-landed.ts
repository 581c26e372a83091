import type { Comment } from "../../model/answers.ts";
import type { Change, Sha } from "../../model/change.ts";
import type { Facts } from "../../model/facts.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Repository } from "../../port/repository.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { readCommands } from "../../gate/answers/commands.ts";
import { rollbackCommits } from "../../gate/ways-out/rollback.ts";
import { landedAt } from "./landed-at.ts";
import { dayLength } from "../../firing/durations.ts";

interface Query {
  readonly now: string;
  readonly base: Sha;
  readonly sheets: readonly Sheet[];
  readonly change: Change;
  readonly comments: readonly Comment[];
}

/** Rollback commits looked up at most: one line of a comment asks for one. */
const mostLookups = 5;

/** Looks up the commits that rollback commands name, as far back as the base's policy allows. */
export async function collectLanded(
  repository: Repository,
  { now, base, sheets, change, comments }: Query,
): Promise<Facts["landed"]> {
  const days = sheets[0]?.policy.rollback_days ?? 0;
  const since = new Date(Date.parse(now) - days * dayLength).toISOString();
  const paths = [...new Set(change.files.flatMap(namesOf))].sort();
  const commits = rollbackCommits(readCommands(comments).commands).slice(-mostLookups);
  const landed: [Sha, Facts["landed"][string]][] = [];
  for (const commit of commits) {
    const place = await repository.placeOnLine({ commit, base, since, paths });
    landed.push([commit, place && { landed_at: landedAt(place, now), blobs: place.blobs }]);
  }
  return Object.fromEntries(landed);
}
