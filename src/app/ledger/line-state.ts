import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Finding } from "../../model/finding.ts";
import type { Landing, RecordVersion } from "../../model/landing.ts";
import type { EntryEdit } from "../../model/entry-edit.ts";
import type { Sheet } from "../../model/sheet.ts";

/** A sheet and the commit that brought it. */
export interface SheetInForce {
  readonly commit: Sha;
  readonly sheet: Sheet;
}

/** What judges a branch where it holds no sheet of its own: the sheet at the default branch's tip, from its adoption on. */
export interface FallbackSheet extends SheetInForce {
  readonly adopted: { readonly commit: Sha; readonly at: Instant };
}

/** A landing as its commit tells it; when it landed depends on what else is known by now. */
export type StoredLanding = Omit<Landing, "landed_at">;

/** A version of a record as its commit tells it; what the tips of lines, the clock and the host add is not part of it. */
export type StoredVersion = Omit<RecordVersion, "arrival" | "covers" | "landed_at">;

/** A commit after which the sheet means something else, or can no longer be read. */
export interface StoredSheetEdit {
  readonly commit: Sha;
  readonly position: number;
  /** The commit that brought the sheet before it. */
  readonly before: Sha;
  readonly author: string;
  readonly entries: readonly EntryEdit[];
}

/** What one commit did to a file of the gate: its workflow or CODEOWNERS. */
export interface GateFileEdit {
  /** The name it has afterwards, else the one it had. */
  readonly path: string;
  readonly commit: Sha;
  readonly position: number;
  readonly author: string;
  /** Blob ids; null: nothing there that belongs to the gate. */
  readonly before: Sha | null;
  readonly after: Sha | null;
}

/** Everything that a first-parent line says up to its tip, so that a longer line goes on from here. Plain JSON. */
export interface LineState {
  readonly branch: string;
  readonly tip: Sha;
  /** Ids of the line's commits, oldest first. */
  readonly commits: readonly Sha[];
  /** Their committer dates, in milliseconds. */
  readonly dates: readonly number[];
  readonly adopted: { readonly commit: Sha; readonly position: number } | null;
  /** The last valid sheet of the line. */
  readonly sheet: SheetInForce | null;
  /** Oldest first; of the default branch alone. */
  readonly sheet_edits: readonly StoredSheetEdit[];
  /** Since the sheet was adopted, oldest first; of the default branch alone. */
  readonly gate_files: readonly GateFileEdit[];
  /** What is wrong with the sheet at the tip. */
  readonly trouble: readonly Finding[];
  /** The fallback that was at hand; `judged`: whether any commit was judged by it. */
  readonly fallback: (Pick<FallbackSheet, "commit" | "adopted"> & { readonly judged: boolean }) | null;
  readonly landings: readonly StoredLanding[];
  /** Versions by path, oldest first; of the default branch alone. */
  readonly records: Readonly<Record<string, readonly StoredVersion[]>>;
}
