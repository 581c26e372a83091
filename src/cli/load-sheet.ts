import { join, resolve } from "node:path";
import { lintSheet } from "../app/sheet/lint-sheet.ts";
import { findRoot } from "../host/disk/find-root.ts";
import { readSheetFolder } from "../host/disk/read-sheet-folder.ts";
import type { Sheet } from "../model/sheet.ts";
import type { SheetText } from "../port/repository.ts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";

/** A sheet on disk that has no errors. */
export interface LoadedSheet {
  readonly root: string;
  /** Absolute path of the folder that holds the sheet. */
  readonly folder: string;
  readonly files: readonly SheetText[];
  readonly sheet: Sheet;
}

/** The sheet of the repository around the current folder, or of the folder named by --sheet; a broken one can't be worked with. */
export function loadSheet(io: Io, named?: string): LoadedSheet {
  const root = findRoot(io.directory);
  const folder = named === undefined ? join(root, "governance") : resolve(io.directory, named);
  const files = readSheetFolder(folder);
  const { sheet, findings } = lintSheet(files);
  if (sheet !== null) return { root, folder, files, sheet };
  const errors = findings.filter(({ severity }) => severity === "error").length;
  throw new CommandError(
    `the sheet in ${folder} has ${errors} ${errors === 1 ? "error" : "errors"}`,
    "signal-governance lint names them",
  );
}
