import type { ChangedFile } from "../../model/change.ts";

const statuses: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  C: "added",
  D: "removed",
  R: "renamed",
};

/** Blob id, or null when the side does not exist (git writes zeros). */
function side(id: string): string | null {
  return /^0+$/u.test(id) ? null : id;
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

/** Every changed file of a finished comparison. */
export function parseRawEntries(output: Buffer): readonly ChangedFile[] {
  const fields = output.toString("utf8").split("\0").values();
  const next = (): string => fields.next().value ?? "";
  const files: ChangedFile[] = [];
  for (let header = next(); header.startsWith(":"); header = next()) files.push(parseRawEntry(header, next));
  return files;
}
