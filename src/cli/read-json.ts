import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";

const mostBytes = 64 * 1024 * 1024;

/** A JSON file named on the command line. */
export function readJson(io: Io, name: string): unknown {
  const path = resolve(io.directory, name);
  let text: string;
  try {
    if (statSync(path).size > mostBytes) throw new Error("it is larger than 64 MB");
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(
      `${name} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      "check the name",
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new CommandError(
      `${name} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      "write it with a program",
    );
  }
}
