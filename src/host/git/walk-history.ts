import { commitInstant } from "./commit-instant.ts";
import type { ChangedFile, Sha } from "../../model/change.ts";
import type { HistoryCommit, HistoryQuery } from "../../port/history.ts";
import type { LineCommit } from "../../port/line-history.ts";
import { diffOptions } from "./git-environment.ts";
import { endOf, gitError, type Git } from "./git-process.ts";
import { parseLineEntry, parseRawEntry, type ParseEntry } from "./raw-entries.ts";
import { rawLog, rawLogFormat, type RawCommit } from "./raw-log.ts";

/** Arguments that choose commits; a range can't be taken for an option. */
function selection(query: HistoryQuery): readonly string[] {
  return [
    ...(query.first_parent ? ["--first-parent"] : []),
    ...(query.since === null ? [] : [`--since=${query.since}`]),
    ...(query.limit === null ? [] : [`--max-count=${query.limit}`]),
    "--end-of-options",
    query.range,
    "--",
  ];
}

function parseCommit<File extends ChangedFile>(
  group: RawCommit,
  parse: ParseEntry<File>,
): Omit<HistoryCommit, "files"> & { readonly files: readonly File[] } {
  const rest = group.values();
  const next = (): string => rest.next().value ?? "";
  const commit = next();
  const parents = next().split(" ").filter(Boolean);
  const committed_at = commitInstant(Number(next()));
  const author = next();
  const subject = next();
  const files: File[] = [];
  for (let header = rest.next(); header.done !== true; header = rest.next()) files.push(parse(header.value, next));
  return { commit, parent: parents[0] ?? null, merged: parents.slice(1), committed_at, author, subject, files };
}

/** How many commits a walk will give. */
export async function countHistory(git: Git, query: HistoryQuery): Promise<number> {
  const output = await git.run(["rev-list", "--count", ...selection(query)]);
  return Number(output.toString("utf8").trim());
}

/** Commits of a log, each against its first parent, from one git process that ends with the loop. */
async function* readLog(git: Git, chosen: readonly string[]): AsyncGenerator<readonly RawCommit[]> {
  const process = git.start(["log", "--diff-merges=first-parent", ...diffOptions, rawLogFormat, ...chosen]);
  const end = endOf(process);
  process.stdin.end();
  try {
    yield* rawLog(process.stdout);
    const { status, stderr, unstarted } = await end;
    if (unstarted !== null) throw unstarted;
    if (status !== 0) throw gitError(stderr);
  } finally {
    if (process.exitCode === null) process.kill();
  }
}

/** Streams commits, newest first. */
export async function* walkHistory(git: Git, query: HistoryQuery): AsyncGenerator<HistoryCommit> {
  for await (const groups of readLog(git, selection(query))) {
    for (const group of groups) yield parseCommit(group, parseRawEntry);
  }
}

/** Streams the first-parent line of `tip`, oldest first, without what `after` builds on. */
export async function* walkLine(
  git: Git,
  { tip, after }: { readonly tip: Sha; readonly after: Sha | null },
): AsyncGenerator<LineCommit> {
  const range = after === null ? tip : `${after}..${tip}`;
  for await (const groups of readLog(git, ["--first-parent", "--reverse", "--end-of-options", range, "--"])) {
    for (const group of groups) yield parseCommit(group, parseLineEntry);
  }
}
