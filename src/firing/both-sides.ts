import type { ChangedFile } from "../model/change.ts";
import type { Hit, Reads } from "./condition.ts";
import type { Look, Reading } from "./look.ts";

/** The name a changed file has at the merge base, or null where it does not exist there. */
export function nameBefore(file: ChangedFile): string | null {
  return file.status === "added" ? null : (file.old_path ?? file.path);
}

/** The name a changed file has at the head, or null where it does not exist there. */
export function nameAfter(file: ChangedFile): string | null {
  return file.status === "removed" ? null : file.path;
}

/** The names a changed file goes by, the one at the head first. */
export function namesOf(file: ChangedFile): readonly string[] {
  return file.old_path === null || file.old_path === file.path ? [file.path] : [file.path, file.old_path];
}

/** The reads of a condition that compares the file with itself. */
export function bothSides(file: ChangedFile): Reads {
  const [before, after] = [nameBefore(file), nameAfter(file)];
  return { before: before === null ? [] : [before], after: after === null ? [] : [after] };
}

/** Reads both sides of a changed file; a side that does not exist is empty. */
export function readBothSides(look: Look, file: ChangedFile): { readonly before: Reading; readonly after: Reading } {
  const [before, after] = [nameBefore(file), nameAfter(file)];
  return {
    before: before === null ? { text: "" } : look.read("before", before),
    after: after === null ? { text: "" } : look.read("after", after),
  };
}

/** What can't be read may hold anything, so it fires. */
export function unreadableHit(why: string): Hit {
  return { because: [{ detail: `unreadable: ${why}` }], facts: "file" };
}
