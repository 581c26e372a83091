import type { Sheet } from "../../model/sheet.ts";
import type { SheetText } from "../../port/repository.ts";
import { renderSheet } from "../../report/sheet/render-sheet.ts";

/** Where the rendered sheet stands, from the root of the repository. */
export const renderedPath = "governance/SHEET.md";

interface Rendering {
  readonly text: string;
  /** Whether what stands there differs from it, or nothing does. */
  readonly stale: boolean;
  readonly missing: boolean;
}

/** The page that the sheet gives, beside the file that stands there. */
export function renderingOf(sheet: Sheet, files: readonly SheetText[]): Rendering {
  const text = renderSheet(sheet);
  const there = files.find(({ path }) => path === renderedPath)?.content;
  // A checkout on Windows may have turned the line ends.
  const same = there !== undefined && "text" in there && there.text.replaceAll("\r\n", "\n") === text;
  return { text, stale: !same, missing: there === undefined };
}
