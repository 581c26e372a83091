import type { ChangedFile } from "../../model/change.ts";
import type { HistoryCommit, HistoryQuery } from "../../port/history.ts";
import { HostError } from "../../port/host-error.ts";
import { diffOptions } from "./git-environment.ts";
import { gitError, type Git } from "./git-process.ts";
import { parseRawEntry } from "./raw-entries.ts";

const mark = "\u0002";

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

/** Fields between NULs, as they arrive. */
async function* fields(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0, start)) {
      yield rest.toString("utf8", start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}

/** Groups fields into commits: a marked id opens one, entries start with a colon and carry their paths in the fields after. */
async function* commits(stream: AsyncGenerator<string>): AsyncGenerator<readonly string[]> {
  let group: string[] = [];
  let paths = 0;
  for await (const field of stream) {
    if (paths > 0) {
      paths -= 1;
      group.push(field);
      continue;
    }
    // Git puts a line break between the header and the first entry.
    const entry = field.startsWith("\n") ? field.slice(1) : field;
    if (entry.startsWith(mark) && group.length > 0) {
      yield group;
      group = [];
    }
    if (entry.startsWith(":")) paths = / [RC]\d*$/u.test(entry) ? 2 : 1;
    group.push(entry);
    // The header's own fields may hold anything, so they are passed over by count.
    if (entry.startsWith(mark)) paths = 4;
  }
  if (group.length > 0) yield group;
}

function parseCommit(group: readonly string[]): HistoryCommit {
  const rest = group.values();
  const next = (): string => rest.next().value ?? "";
  const commit = next().slice(mark.length);
  const parents = next().split(" ").filter(Boolean);
  const committed_at = new Date(next()).toISOString();
  const author = next();
  const subject = next();
  const files: ChangedFile[] = [];
  for (let header = rest.next(); header.done !== true; header = rest.next()) {
    if (header.value.startsWith(":")) files.push(parseRawEntry(header.value, next));
  }
  return { commit, parent: parents[0] ?? null, merge: parents.length > 1, committed_at, author, subject, files };
}

/** How many commits a walk will give. */
export async function countHistory(git: Git, query: HistoryQuery): Promise<number> {
  const output = await git.run(["rev-list", "--count", ...selection(query)]);
  return Number(output.toString("utf8").trim());
}

/** Streams commits, newest first, each against its first parent, from one git process that ends with the loop. */
export async function* walkHistory(git: Git, query: HistoryQuery): AsyncGenerator<HistoryCommit> {
  const format = `--format=${mark}%H%x00%P%x00%cI%x00%an%x00%s%x00`;
  const process = git.start(["log", "--diff-merges=first-parent", ...diffOptions, format, ...selection(query)]);
  let words = "";
  process.stdin.on("error", () => undefined).end();
  process.stderr.on("data", (chunk: Buffer) => {
    if (words.length < 8_192) words += chunk.toString("utf8");
  });
  const ended = new Promise<number>((resolve) => {
    process.on("error", () => resolve(-1));
    process.on("close", (status) => resolve(status ?? 128));
  });
  try {
    for await (const group of commits(fields(process.stdout))) yield parseCommit(group);
    const status = await ended;
    if (status === -1) throw new HostError("git could not be started", { hint: "install git and put it on the PATH" });
    if (status !== 0) throw gitError(words);
  } finally {
    if (process.exitCode === null) process.kill();
  }
}
