import { changedFiles, type ChangedFile } from "./changed-files.ts";
import { readObjects, type ObjectReader } from "../git/object-reader.ts";
import type { Repository } from "../git/repository.ts";

/** A signature of a commit. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** A commit as git stores it. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** One entry of a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  /** Null for what is not a file. */
  readonly size: number | null;
  readonly path: string;
}

/** Git's own answers to what the API asks; answers about fixed ids are remembered. */
export interface GitView {
  readonly objects: ObjectReader;
  /** Full id of the commit a revision stands for, or undefined. */
  readonly resolve: (revision: string) => string | undefined;
  readonly commit: (sha: string) => Commit;
  /** Commits of `to` that `from` does not have, oldest first. */
  readonly between: (from: string, to: string) => readonly string[];
  /** First commits of a revision's history, newest first. */
  readonly history: (
    sha: string,
    options: { readonly path?: string; readonly since?: string; readonly until?: string },
  ) => readonly string[];
  readonly mergeBase: (a: string, b: string) => string | undefined;
  readonly files: (from: string, to: string) => readonly ChangedFile[];
  readonly tree: (tree: string, recursive: boolean) => readonly TreeEntry[];
}

function signature(line: string): Signature {
  const match = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/u.exec(line);
  const date = new Date(Number(match?.[3] ?? 0) * 1000).toISOString().replace(".000Z", "Z");
  return { name: match?.[1] ?? "", email: match?.[2] ?? "", date };
}

function parseCommit(sha: string, raw: string): Commit {
  const end = raw.indexOf("\n\n");
  const header = raw.slice(0, end).split("\n");
  const value = (name: string): string =>
    header.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? "";
  const parents = header.filter((line) => line.startsWith("parent ")).map((line) => line.slice(7));
  const message = raw.slice(end + 2).replace(/\n+$/u, "");
  return {
    sha,
    tree: value("tree"),
    parents,
    author: signature(value("author")),
    committer: signature(value("committer")),
    message,
  };
}

function parseTree(output: string): readonly TreeEntry[] {
  return output
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/u);
      return { mode, type, sha, size: size === "-" ? null : Number(size), path: line.slice(tab + 1) };
    });
}

function remembered<Value>(compute: (...keys: readonly string[]) => Value): (...keys: readonly string[]) => Value {
  const known = new Map<string, Value>();
  return (...keys) => {
    const key = keys.join("\0");
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compute(...keys);
    known.set(key, made);
    return made;
  };
}

function lines(output: string): readonly string[] {
  return output.split("\n").filter((line) => line !== "");
}

/** Commits by id; one that is not known yet comes with its ancestors, because lists ask for them next. */
function readCommits(repository: Repository): (sha: string) => Commit {
  const known = new Map<string, Commit>();
  const load = (sha: string): void => {
    for (const record of repository.git("rev-list", "--header", "--max-count=300", sha).split("\0")) {
      const end = record.indexOf("\n");
      const id = record.slice(0, end);
      // This format indents the message.
      if (end > 0) known.set(id, parseCommit(id, record.slice(end + 1).replaceAll("\n    ", "\n")));
    }
  };
  return (sha) => {
    if (!known.has(sha)) load(sha);
    const found = known.get(sha);
    if (found === undefined) throw new Error(`no commit ${sha}`);
    return found;
  };
}

/** Opens a repository for the server; close `objects` when done. */
export function viewGit(repository: Repository): GitView {
  const attempt = (...parameters: readonly string[]): string | undefined => {
    try {
      return repository.git(...parameters);
    } catch {
      return undefined;
    }
  };
  const known = new Set<string>();
  const commit = readCommits(repository);
  const between = remembered((from = "", to = "") => {
    // Reading from the newest takes the older ones along.
    commit(to);
    return lines(repository.git("rev-list", "--reverse", "--topo-order", to, `^${from}`));
  });
  const mergeBase = remembered((a = "", b = "") => attempt("merge-base", a, b) ?? "");
  const files = remembered((from = "", to = "") => changedFiles(repository.path, from, to));
  const flat = remembered((tree = "") => parseTree(repository.git("ls-tree", "-l", "-z", tree)));
  const deep = remembered((tree = "") => parseTree(repository.git("ls-tree", "-l", "-z", "-r", "-t", tree)));
  return {
    objects: readObjects(repository.path),
    resolve: (revision) => {
      if (known.has(revision)) return revision;
      const sha = attempt("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
      // Only an id always stands for the same commit.
      if (sha === revision) known.add(sha);
      return sha;
    },
    commit,
    between,
    history: (sha, options) => {
      const since = options.since === undefined ? [] : [`--since=${options.since}`];
      const until = options.until === undefined ? [] : [`--until=${options.until}`];
      const path = options.path === undefined ? [] : ["--", options.path];
      return lines(repository.git("rev-list", ...since, ...until, sha, ...path));
    },
    mergeBase: (a, b) => mergeBase(a, b) || undefined,
    files,
    tree: (tree, recursive) => (recursive ? deep(tree) : flat(tree)),
  };
}
