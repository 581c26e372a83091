import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small store in a git repository of its own, with the reference sheet. */
export interface StoreRepository {
  readonly path: string;
  readonly sha: (ref: string) => string;
  readonly branch: (name: string) => void;
  /** Replaces a text in a file and commits it as somebody. */
  readonly edit: (change: Edit) => string;
  readonly remove: () => void;
}

export interface Edit {
  readonly by: string;
  readonly message: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const here = import.meta.dirname;

/** Makes the store in a temporary folder. Git runs without anybody's configuration or hooks. */
export function createStore(): StoreRepository {
  const path = mkdtempSync(join(tmpdir(), "northwind-"));
  const git = (...parameters: readonly string[]): string =>
    execFileSync("git", ["-c", "core.hooksPath=", "-c", "commit.gpgsign=false", ...parameters], {
      cwd: path,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    }).trim();
  const commit = (by: string, message: string): string => {
    git("add", "--all");
    git("-c", `user.name=${by}`, "-c", `user.email=${by}@northwind.example`, "commit", "--quiet", "--message", message);
    return git("rev-parse", "HEAD");
  };
  git("init", "--quiet", "--initial-branch=main");
  cpSync(join(here, "store"), path, { recursive: true });
  cpSync(join(here, "..", "..", "governance"), join(path, "governance"), { recursive: true });
  commit("rosa", "The store and its governance sheet");
  return {
    path,
    sha: (ref) => git("rev-parse", ref),
    branch: (name) => void git("switch", "--quiet", "--create", name),
    edit: ({ by, message, file, from, to }) => {
      const text = readFileSync(join(path, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
      writeFileSync(join(path, file), text.replace(from, to));
      return commit(by, message);
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
