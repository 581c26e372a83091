import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Landed } from "../../model/facts.ts";
import type { Git } from "./git-process.ts";
import { commitInstant } from "./commit-instant.ts";
import { fileEntry, type TreeReader } from "./tree-reader.ts";

interface Query {
  readonly commit: Sha;
  readonly base: Sha;
  readonly since: Instant;
  readonly paths: readonly string[];
}

/** When a commit landed on the first-parent line of `base`: the later of its committer date and its parent's landing. Null: not on that line. */
async function landingTime(git: Git, commit: Sha, base: Sha): Promise<Instant | null> {
  const args = ["log", "--first-parent", "--reverse", "--no-notes", "--format=%H %ct", "--end-of-options", base, "--"];
  let landed = 0;
  for (const line of (await git.run(args)).toString("utf8").split("\n")) {
    const [sha, seconds] = line.split(" ");
    landed = Math.max(landed, Number(seconds ?? 0));
    if (sha === commit) return commitInstant(landed);
  }
  return null;
}

/** A landed commit with the blobs of some paths at it; null when it is no first-parent commit of `base`, or landed before `since`. */
export async function readLanded(git: Git, trees: TreeReader, query: Query): Promise<Landed> {
  const landed = await landingTime(git, query.commit, query.base);
  if (landed === null || Date.parse(landed) < Date.parse(query.since)) return null;
  const blobs: [string, Sha | null][] = [];
  for (const path of query.paths) {
    blobs.push([path, fileEntry(await trees.find(query.commit, path))?.id ?? null]);
  }
  return { landed_at: landed, blobs: Object.fromEntries(blobs) };
}
