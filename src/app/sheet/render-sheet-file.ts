import type { Sheet } from "../../model/sheet.ts";
import type { SheetText } from "../../port/repository.ts";
import { renderSheet } from "../../report/sheet/render-sheet.ts";

/** Where the rendered sheet stands, from the root of the repository. */
export const renderedPath = "governance/SHEET.md";

/** The page that the sheet gives, and whether the file that stands there differs from it. A sheet that was never rendered is stale. */
export function renderingOf(
  sheet: Sheet,
  files: readonly SheetText[],
): { readonly text: string; readonly stale: boolean } {
  const text = renderSheet(sheet);
  const there = files.find(({ path }) => path === renderedPath)?.content;
  // A checkout on Windows may have turned the line ends.
  const same = there !== undefined && "text" in there && there.text.replaceAll("\r\n", "\n") === text;
  return { text, stale: !same };
}
