import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the repository. */
export const root = join(import.meta.dirname, "..", "..");

const files = (): readonly string[] =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)))
    .sort();

/** Paths of all files that are in git or about to be, sorted. */
export const repositoryFiles: readonly string[] = files();

/** The text of a file of the repository. */
export const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** Hand-written source of the product: the library, the command line and the Action. */
export const sourceFiles: readonly string[] = repositoryFiles.filter(
  (path) => /^(src|action)\/.*\.ts$/.test(path) && !/\.generated\./.test(path),
);
