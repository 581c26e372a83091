import { join } from "node:path";
import { lintSheet } from "../../src/app/sheet/lint-sheet.ts";
import { readSheetFolder } from "../../src/host/disk/read-sheet-folder.ts";
import type { Sheet } from "../../src/model/sheet.ts";

const files = readSheetFolder(join(import.meta.dirname, "../../governance"));

/** The text of a file of the reference sheet, by its path from the root. */
export function referenceText(path: string): string {
  const content = files.find((file) => file.path === path)?.content;
  if (content === undefined || !("text" in content)) throw new Error(`the reference sheet has no ${path}`);
  return content.text;
}

/** The reference sheet, which has no errors. */
export function readReferenceSheet(): Sheet {
  const { sheet } = lintSheet(files);
  if (sheet === null) throw new Error("the reference sheet has errors");
  return sheet;
}
