import { lstatSync } from "node:fs";
import { join } from "node:path";

/** Those of the paths, from the root of a repository, that are files in it; symbolic links and what lies outside are none. */
export function existingFiles(root: string, paths: readonly string[]): ReadonlySet<string> {
  const inside = paths.filter((path) => !path.startsWith("/") && !path.split("/").includes(".."));
  return new Set(inside.filter((path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true));
}
