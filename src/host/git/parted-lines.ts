import type { Sha } from "../../model/change.ts";
import type { LineHistory, Parted } from "../../port/line-history.ts";
import { diffOptions } from "./git-environment.ts";
import type { Git } from "./git-process.ts";
import { mergeBase } from "./merge-base.ts";
import { parseLineEntry, parseRawEntries } from "./raw-entries.ts";

async function apart(git: Git, { tip, from, commits }: Parameters<LineHistory["apart"]>[0]): Promise<readonly Sha[]> {
  const output = await git.run(["rev-list", "--ancestry-path", "--end-of-options", `${from}..${tip}`, "--"]);
  const building = new Set([from, ...output.toString("utf8").split("\n")]);
  return commits.filter((commit) => !building.has(commit));
}

/** All ways are followed: a merge that took the sheet away does not hide where it stood. */
async function sheetCommits(
  git: Git,
  { commit, besides }: Parameters<LineHistory["sheetCommits"]>[0],
): Promise<readonly Sha[]> {
  const range = `${besides}..${commit}`;
  const output = await git.run(["rev-list", "--full-history", "--end-of-options", range, "--", "governance"]);
  return output.toString("utf8").split("\n").filter(Boolean);
}

async function sinceParting(
  git: Git,
  { commit, between }: Parameters<LineHistory["sinceParting"]>[0],
): Promise<Parted> {
  const base = await mergeBase(git, between);
  // Standard input is empty, and so is the tree whose id git tells.
  const from = base ?? (await git.run(["hash-object", "-t", "tree", "--stdin"])).toString("utf8").trim();
  const output = await git.run(["diff-tree", ...diffOptions, "--end-of-options", from, commit]);
  return { base, files: parseRawEntries(output, parseLineEntry) };
}

/** Tells which commits a line merged that do not build on it, and what they brought. */
export function createPartedLines(git: Git): Pick<LineHistory, "apart" | "sheetCommits" | "sinceParting"> {
  return {
    apart: (line) => apart(git, line),
    sheetCommits: (line) => sheetCommits(git, line),
    sinceParting: (line) => sinceParting(git, line),
  };
}
