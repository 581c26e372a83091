import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { PlaceOnLine } from "../../port/repository.ts";
import type { Git } from "./git-process.ts";
import { commitInstant } from "./commit-instant.ts";
import { fileEntry, type TreeReader } from "./tree-reader.ts";

interface Query {
  readonly commit: Sha;
  readonly base: Sha;
  readonly since: Instant;
  readonly paths: readonly string[];
}

interface DatedCommit {
  readonly sha: Sha;
  /** Committer date, in milliseconds. */
  readonly date: number;
}

/** The first-parent line of `base` back to the first commit that is dated before `since`, oldest first. */
async function datedLine(git: Git, base: Sha, since: Instant): Promise<readonly DatedCommit[]> {
  const args = ["log", "--first-parent", "--no-notes", "--format=%H %ct", "--end-of-options", base, "--"];
  const rows = (await git.run(args)).toString("utf8").trimEnd().split("\n");
  const line = rows.map((row): DatedCommit => {
    const [sha = "", seconds] = row.split(" ");
    return { sha, date: Date.parse(commitInstant(Number(seconds))) };
  });
  const end = line.findIndex(({ date }) => date < Date.parse(since));
  return line.slice(0, end < 0 ? line.length : end).reverse();
}

/** Where a commit stands on the first-parent line of `base`, with the blobs of some paths at it; null: not since `since`. */
export async function placeOnLine(git: Git, trees: TreeReader, query: Query): Promise<PlaceOnLine | null> {
  const line = await datedLine(git, query.base, query.since);
  const position = line.findIndex(({ sha }) => sha === query.commit);
  if (position < 0) return null;
  const blobs: [string, Sha | null][] = [];
  for (const path of query.paths) {
    blobs.push([path, fileEntry(await trees.find(query.commit, path))?.id ?? null]);
  }
  return { dates: line.map(({ date }) => date), position, blobs: Object.fromEntries(blobs) };
}
