import type { Sha } from "../../model/change.ts";
import type { SheetState } from "../../model/facts.ts";
import type { WrittenTestCase } from "../../model/written.generated.ts";
import type { SheetText } from "../../port/repository.ts";
import { editSheetFile } from "../../sheet/edit-sheet-file.ts";
import { sheetState } from "../sheet/collect-policies.ts";
import { isSheetPath } from "../sheet/sheet-paths.ts";
import { blobOf, changedFile, type TestedFile } from "./test-files.ts";

/** The sheet that a test's edits propose, and the files that change with it; null: the test edits none. */
export function proposedByTest(
  { sheet: edits = {} }: WrittenTestCase,
  files: readonly SheetText[],
  head: Sha,
): { readonly proposed: SheetState | null; readonly changed: readonly TestedFile[] } {
  const texts = new Map(files.filter(({ path }) => isSheetPath(path)).map((file) => [file.path, file]));
  const changed = Object.entries(edits).map(([name, edit]) => {
    const path = `governance/${name}`;
    const content = texts.get(path)?.content;
    const before = content !== undefined && "text" in content ? content.text : null;
    const after = editSheetFile(path, before, edit);
    if (after === null) texts.delete(path);
    else texts.set(path, { path, blob: blobOf(after), content: { text: after } });
    return changedFile({ path, old_path: null, before, after });
  });
  if (changed.length === 0) return { proposed: null, changed };
  const proposed = [...texts.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { proposed: sheetState(head, proposed), changed };
}
