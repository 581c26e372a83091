import type { Sha } from "../../model/change.ts";
import type { LineHistory } from "../../port/line-history.ts";
import { HostError } from "../../port/host-error.ts";
import { gitError, type Git, type GitOptions } from "./git-process.ts";
import { createLandsAs } from "./lands-as.ts";
import { areMeant } from "./meant-commit.ts";
import type { ObjectReader } from "./object-reader.ts";
import { createPartedLines } from "./parted-lines.ts";
import type { AbsentBlobs } from "./absent-blobs.ts";
import { readFileTexts } from "./read-file-texts.ts";
import { walkLine } from "./walk-history.ts";

const messageLimit = 64 * 1024;

async function countBeyond(
  git: Git,
  { tip, commit }: { readonly tip: Sha; readonly commit: string },
): Promise<number | null> {
  if (!(await areMeant(git, [tip, commit]))) return null;
  const range = `${commit}..${tip}`;
  const result = await git.ask(["rev-list", "--count", "--first-parent", "--end-of-options", range, "--"]);
  if (result.status === 0) return Number(result.stdout.toString("utf8").trim());
  if (/bad revision|bad object|ambiguous|Invalid revision range/iu.test(result.stderr)) return null;
  throw gitError(result.stderr);
}

async function readMessages(objects: ObjectReader, commits: readonly Sha[]): Promise<readonly string[]> {
  const found = await objects.read(commits, messageLimit);
  return found.map((object, at) => {
    if (object === null) {
      throw new HostError(`git: commit ${commits[at] ?? ""} is not here`, { hint: "fetch the branch first" });
    }
    const text = object.bytes?.toString("utf8") ?? "";
    const end = text.indexOf("\n\n");
    return end < 0 ? "" : text.slice(end + 2);
  });
}

/** First-parent lines of a local repository. */
export function createLineHistory(parts: {
  readonly git: Git;
  readonly options: GitOptions;
  readonly objects: ObjectReader;
  readonly absent: AbsentBlobs;
}): Omit<LineHistory, "branches"> {
  const { git, options, objects, absent } = parts;
  return {
    walkLine: (line) => walkLine(git, line),
    countBeyond: (line) => countBeyond(git, line),
    ...createPartedLines(git),
    readBlobs: (entries) => readFileTexts(objects, entries, absent),
    landsAs: createLandsAs(options, { git, objects }),
    readMessages: (commits) => readMessages(objects, commits),
  };
}
