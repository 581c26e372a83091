import { statSync } from "node:fs";
import { filesNamed } from "./files-named.ts";

/** How much longer lines of JSON are than their gzip, roughly. */
const packing = 8;

/** What can't be looked at is told when it is opened. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size * (/\.gz$/iu.test(path) ? packing : 1);
  } catch {
    return 0;
  }
}

/** Bytes that the files named by paths and globs hold, roughly, once they are unpacked. Standard input and what is not there count as none. */
export function sizeOfInputs(directory: string, named: readonly string[]): number {
  const paths = named.filter((name) => name !== "-").flatMap((name) => filesNamed(directory, name));
  return paths.reduce((sum, path) => sum + sizeOf(path), 0);
}
