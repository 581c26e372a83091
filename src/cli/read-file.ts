import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";
import { messageOf } from "../port/message-of.ts";

/** The text of a file that the command line names, of at most so many MiB. */
export function readFile(io: Pick<Io, "directory">, name: string, most: number): string {
  const path = resolve(io.directory, name);
  try {
    if (statSync(path).size > most * 1024 * 1024) throw new Error(`it is larger than ${String(most)} MB`);
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(`${name} can't be read: ${messageOf(cause)}`, "check the name");
  }
}
