import type { Sheet } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { sheetEntries, type SheetEntry } from "./sheet-entries.ts";

/** One side of a changed entry: whose it is, and its meaning as canonical JSON. */
export interface EntrySide {
  readonly owner: string;
  readonly meaning: string;
}

/** An entry that means something else in another sheet; null: it is not there. */
export interface ChangedEntry {
  readonly name: string;
  readonly before: EntrySide | null;
  readonly after: EntrySide | null;
}

/** The entries whose meaning differs between two sheets, by name. Titles and contacts mean nothing. */
export function changedEntries(base: Sheet, proposed: Sheet): readonly ChangedEntry[] {
  const before = sheetEntries(base);
  const after = sheetEntries(proposed);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, before: side(before.get(name)), after: side(after.get(name)) }))
    .filter((entry) => entry.before?.meaning !== entry.after?.meaning);
}

function side(entry: SheetEntry | undefined): EntrySide | null {
  return entry === undefined ? null : { owner: entry.owner, meaning: canonicalJson(entry.meaning) };
}
