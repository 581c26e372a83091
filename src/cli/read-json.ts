import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";
import { readFile } from "./read-file.ts";
import { messageOf } from "../port/message-of.ts";

/** MiB. */
const largest = 64;

/** A JSON file named on the command line. */
export function readJson(io: Io, name: string): unknown {
  const text = readFile(io, name, largest);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new CommandError(`${name} is no JSON: ${messageOf(cause)}`, "write it with a program");
  }
}
