import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder at or above `directory` that holds `governance/` or is a repository's root; else `directory` itself. */
export function findRoot(directory: string): string {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, "governance")) || existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return directory;
  }
}
