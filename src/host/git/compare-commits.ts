import type { Login } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { ChangeCommit, Comparison } from "../../port/repository.ts";
import { diffOptions } from "./git-environment.ts";
import type { Git } from "./git-process.ts";
import { mergeBase } from "./merge-base.ts";
import { parseRawEntries, parseRawEntry } from "./raw-entries.ts";

/** A login stands in GitHub's private addresses only; any other address says nothing about an account. */
function loginOf(address: string): Login | null {
  return /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/u.exec(address.trim())?.[1] ?? null;
}

function parseChangeCommit(sha: Sha, parents: string, people: string): ChangeCommit {
  const addresses = people.split("\n").flatMap((line) => /<([^<>]*)>\s*$/u.exec(line)?.[1] ?? []);
  const logins = addresses.flatMap((address) => loginOf(address) ?? []);
  return { sha, merge: parents.trim().includes(" "), people: [...new Set(logins)] };
}

async function changeCommits(git: Git, base: Sha, head: Sha): Promise<readonly ChangeCommit[]> {
  const coauthors = "%(trailers:key=Co-authored-by,valueonly,unfold)";
  const format = `--format=%H%x00%P%x00<%ae>%n${coauthors}%x00`;
  const args = [
    "log",
    "-z",
    "--no-notes",
    "--topo-order",
    "--reverse",
    format,
    "--end-of-options",
    `${base}..${head}`,
    "--",
  ];
  const fields = (await git.run(args)).toString("utf8").split("\0");
  const commits: ChangeCommit[] = [];
  for (let at = 0; at + 2 < fields.length; at += 4) {
    commits.push(parseChangeCommit(fields[at] ?? "", fields[at + 1] ?? "", fields[at + 2] ?? ""));
  }
  return commits;
}

async function requireMergeBase(git: Git, base: Sha, head: Sha): Promise<Sha> {
  const found = await mergeBase(git, [base, head]);
  if (found !== null) return found;
  throw new HostError("git: the two commits share no history", {
    hint: "compare branches that grew from one another",
  });
}

/** Merge base against head: every changed file with both blob ids, and every commit in between. */
export async function compareCommits(git: Git, base: Sha, head: Sha): Promise<Comparison> {
  const merge_base = await requireMergeBase(git, base, head);
  const output = await git.run(["diff-tree", ...diffOptions, "--end-of-options", merge_base, head]);
  const files = parseRawEntries(output, parseRawEntry);
  const commits = await changeCommits(git, base, head);
  return { merge_base, files, total_files: files.length, commits, total_commits: commits.length };
}
