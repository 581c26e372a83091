import { randomBytes } from "node:crypto";
import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { HostError } from "../../port/host-error.ts";
import { messageOf } from "../../port/message-of.ts";

function failure(path: string, cause: unknown): HostError {
  return new HostError(`could not write ${path}: ${messageOf(cause)}`, {
    hint: "check that the folder exists and may be written",
    cause,
  });
}

/** A device, a pipe or what a link leads to is not ours to replace. */
function refuseSpecial(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined || there.isFile()) return;
  throw new Error(there.isSymbolicLink() ? "it is a symbolic link" : "something that is no regular file stands there");
}

/** A name beside the file that no other writer has. */
function temporaryFor(path: string): string {
  return `${path}.${randomBytes(6).toString("hex")}.tmp`;
}

/** Replaces a regular file as a whole: a reader sees the old one or the new one. Throws a HostError where it can't be written. */
export function replaceFile(path: string, text: string): void {
  const temporary = temporaryFor(path);
  try {
    refuseSpecial(path);
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, path);
  } catch (cause) {
    discard(temporary);
    throw failure(path, cause);
  }
}

/** Gives a finished file its name unless something has it; file systems without hard links copy. */
function nameFile(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (cause) {
    if (isTaken(cause)) return false;
  }
  try {
    copyFileSync(temporary, path, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (isTaken(cause)) return false;
    throw cause;
  }
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EEXIST";
}

function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // Where not even a name can be looked up, nothing was left behind.
  }
}

/** Writes a file that does not exist yet, as a whole; false when something stands there already. Throws a HostError where it can't be written. */
export function createFile(path: string, text: string): boolean {
  const temporary = temporaryFor(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text, { flag: "wx" });
    return nameFile(temporary, path);
  } catch (cause) {
    throw failure(path, cause);
  } finally {
    discard(temporary);
  }
}
