import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importStream, type Entry, type Person } from "./fast-import.ts";
import { runGit } from "./run-git.ts";

/** What one commit does; everything but the files has a deterministic default, so that equal input gives equal ids. */
export interface CommitOptions {
  /** Branch name, or a full ref that starts with `refs/` (a fork's branch lives outside `refs/heads`). */
  readonly branch?: string;
  readonly files?: Readonly<Record<string, Entry>>;
  /** Old path → new path, applied before `files`. */
  readonly renames?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** A login (its address is then LOGIN@northwind.example) or a full person. */
  readonly author?: string | Person;
  readonly committer?: string | Person;
  /** ISO 8601 instant of authorship and, unless given apart, of the commit. */
  readonly date?: string;
  readonly committerDate?: string;
  /** Start from this commit instead of the branch's tip: the branch is rewritten. */
  readonly onto?: string;
}

/** What a merge does beyond a commit: `from` is merged into `into`; paths that both sides changed must be given in `files`. */
export interface MergeOptions extends Omit<CommitOptions, "branch" | "onto" | "renames"> {
  readonly into: string;
  readonly from: string;
}

/** A real git repository in a temporary folder. */
export interface Repository {
  readonly path: string;
  /** Makes a commit and returns its id. */
  readonly commit: (options: CommitOptions) => string;
  readonly merge: (options: MergeOptions) => string;
  /** Makes or moves a branch and returns its commit. */
  readonly branch: (name: string, at: string) => string;
  /** Full id of any revision; throws when it is unknown. */
  readonly sha: (revision: string) => string;
  /** Id of what stands at a path, or null. */
  readonly blob: (revision: string, path: string) => string | null;
  /** Writes the files of a revision into the folder and makes the branch current. */
  readonly checkout: (branch: string) => void;
  /** Runs git and returns its output without the last line break. */
  readonly git: (...parameters: readonly string[]) => string;
  readonly remove: () => void;
}

const epoch = "2026-11-01T09:00:00Z";

function person(given: string | Person): Person {
  return typeof given === "string" ? { name: given, email: `${given}@northwind.example` } : given;
}

function fullRef(branch: string): string {
  return branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

function resolve(path: string, revision: string): string | undefined {
  try {
    return runGit(path, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision]).toString("utf8").trim();
  } catch {
    return undefined;
  }
}

function write(path: string, options: CommitOptions, parents: readonly string[]): string {
  const author = person(options.author ?? "ada");
  const date = options.date ?? epoch;
  const stream = importStream({
    ref: fullRef(options.branch ?? "main"),
    parents,
    files: options.files ?? {},
    renames: options.renames ?? {},
    message: options.message ?? "Change files",
    author,
    authorDate: date,
    committer: person(options.committer ?? author),
    committerDate: options.committerDate ?? date,
  });
  return runGit(path, ["fast-import", "--quiet", "--force", "--done"], { input: stream }).toString("utf8").trim();
}

/** Changed entries of a diff, by path, in the form a commit takes. */
function changes(path: string, from: string, to: string): Readonly<Record<string, Entry>> {
  const fields = runGit(path, ["diff-tree", "-r", "-z", "--no-renames", "--raw", from, to])
    .toString("utf8")
    .split("\0");
  const found: Record<string, Entry> = {};
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = "", , blob = "", status] = (fields[at] ?? "").split(" ");
    found[fields[at + 1] ?? ""] = status === "D" ? null : { blob, mode };
  }
  return found;
}

/** Where two histories part; the empty tree where they never met. */
function parting(path: string, ours: string, theirs: string): string {
  try {
    return runGit(path, ["merge-base", ours, theirs]).toString("utf8").trim();
  } catch {
    return runGit(path, ["hash-object", "-t", "tree", "--stdin"], { input: "" }).toString("utf8").trim();
  }
}

function merge(path: string, options: MergeOptions): string {
  const { into, from, ...rest } = options;
  const ours = runGit(path, ["rev-parse", fullRef(into)])
    .toString("utf8")
    .trim();
  const theirs = resolve(path, fullRef(from)) ?? from;
  const base = parting(path, ours, theirs);
  const mine = changes(path, base, ours);
  const incoming = changes(path, base, theirs);
  const settled = options.files ?? {};
  const clash = Object.keys(incoming).find((name) => Object.hasOwn(mine, name) && !Object.hasOwn(settled, name));
  if (clash !== undefined) throw new Error(`both sides changed ${clash}: say what the merge holds`);
  const message = options.message ?? `Merge ${from} into ${into}`;
  return write(path, { ...rest, message, branch: into, files: { ...incoming, ...settled } }, [ours, theirs]);
}

/** Makes an empty repository whose first branch is `main`; call `remove` when done. */
export function createRepository(): Repository {
  const path = mkdtempSync(join(tmpdir(), "signal-repository-"));
  runGit(path, ["init", "--quiet", "--initial-branch=main"]);
  for (const setting of ["user.name=ada", "user.email=ada@northwind.example", "core.autocrlf=false", "gc.auto=0"]) {
    runGit(path, ["config", ...setting.split("=")]);
  }
  const git = (...parameters: readonly string[]): string =>
    runGit(path, parameters).toString("utf8").replace(/\n$/u, "");
  return {
    path,
    git,
    commit: (options) => {
      const parent = options.onto ?? resolve(path, fullRef(options.branch ?? "main"));
      return write(path, options, parent === undefined ? [] : [parent]);
    },
    merge: (options) => merge(path, options),
    branch: (name, at) => {
      const sha = git("rev-parse", "--verify", `${at}^{commit}`);
      git("update-ref", fullRef(name), sha);
      return sha;
    },
    sha: (revision) => git("rev-parse", "--verify", "--end-of-options", revision),
    blob: (revision, file) => resolve(path, `${revision}:${file}`) ?? null,
    checkout: (branch) => void git("checkout", "--quiet", "--force", branch),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
