import type { ChangedFile, Sha } from "../../model/change.ts";
import type { BlobEntry, LineFile } from "../../port/line-history.ts";

const statuses: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  C: "added",
  D: "removed",
  R: "renamed",
};

/** Reads one entry; `next` gives the following field. */
export type ParseEntry<File> = (header: string, next: () => string) => File;

/** Blob id, or null when the side does not exist (git writes zeros). */
function side(id: string): Sha | null {
  return /^0+$/u.test(id) ? null : id;
}

function entry(mode: string, id: Sha | null | undefined): BlobEntry | null {
  return id === null || id === undefined ? null : { mode, id };
}

/**
 * A changed file from the fields of `git diff --raw -z`: `:mode mode id id status`, a path and, for a rename, the new path. A type or mode change
 * is `modified`. `next` gives the following field.
 */
export function parseRawEntry(header: string, next: () => string): ChangedFile {
  const [, , before = "", after = "", code = ""] = header.split(" ");
  const letter = code.charAt(0);
  const first = next();
  const path = letter === "R" || letter === "C" ? next() : first;
  const old = letter === "R" ? first : null;
  const status = statuses[letter] ?? "modified";
  return { status, path, old_path: old, before: letter === "C" ? null : side(before), after: side(after) };
}

/** The same with the mode of each side. */
export function parseLineEntry(header: string, next: () => string): LineFile {
  const file = parseRawEntry(header, next);
  const [before = "", after = ""] = header.slice(1).split(" ");
  return { ...file, sides: { before: entry(before, file.before), after: entry(after, file.after) } };
}

/** Every changed file of a finished comparison, each read by `parse`. */
export function parseRawEntries<File extends ChangedFile>(output: Buffer, parse: ParseEntry<File>): readonly File[] {
  const fields = output.toString("utf8").split("\0").values();
  const next = (): string => fields.next().value ?? "";
  const files: File[] = [];
  for (let header = next(); header.startsWith(":"); header = next()) files.push(parse(header, next));
  return files;
}
