import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small store in a git repository of its own, with the reference sheet. */
export interface StoreRepository {
  readonly path: string;
  readonly sha: (ref: string) => string;
  readonly branch: (name: string) => void;
  /** Replaces a text in a file and commits it as somebody. */
  readonly edit: (change: Edit) => string;
  /** Merges a branch into main, as a host does when a pull request is merged. */
  readonly merge: (branch: string, commit: Commit) => string;
  /** Writes files and commits them straight to the current branch, together with whatever else was written. */
  readonly push: (files: Readonly<Record<string, string>>, commit: Commit) => string;
  readonly remove: () => void;
}

export interface Commit {
  readonly by: string;
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Edit extends Commit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const here = import.meta.dirname;

/** Makes the store in a temporary folder. Git runs without anybody's configuration or hooks. */
export function createStore(): StoreRepository {
  const path = mkdtempSync(join(tmpdir(), "northwind-"));
  const git = (parameters: readonly string[], env: Readonly<Record<string, string>> = {}): string =>
    execFileSync("git", ["-c", "core.hooksPath=", "-c", "commit.gpgsign=false", ...parameters], {
      cwd: path,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...env },
    }).trim();
  const as = ({ by, at }: Commit): Readonly<Record<string, string>> => ({
    GIT_AUTHOR_NAME: by,
    GIT_AUTHOR_EMAIL: `${by}@northwind.example`,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: by,
    GIT_COMMITTER_EMAIL: `${by}@northwind.example`,
    GIT_COMMITTER_DATE: at,
  });
  const commit = (given: Commit): string => {
    git(["add", "--all"]);
    git(["commit", "--quiet", "--message", given.message], as(given));
    return git(["rev-parse", "HEAD"]);
  };
  git(["init", "--quiet", "--initial-branch=main"]);
  cpSync(join(here, "store"), path, { recursive: true });
  cpSync(join(here, "..", "..", "governance"), join(path, "governance"), { recursive: true });
  commit({ by: "rosa", message: "The store and its governance sheet", at: "2026-11-01T09:00:00Z" });
  return {
    path,
    sha: (ref) => git(["rev-parse", ref]),
    branch: (name) => void git(["switch", "--quiet", "--create", name]),
    edit: ({ file, from, to, ...given }) => {
      const text = readFileSync(join(path, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
      writeFileSync(join(path, file), text.replace(from, to));
      return commit(given);
    },
    merge: (branch, given) => {
      git(["switch", "--quiet", "main"]);
      git(["merge", "--quiet", "--no-ff", "--message", given.message, branch], as(given));
      return git(["rev-parse", "HEAD"]);
    },
    push: (files, given) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
      return commit(given);
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
