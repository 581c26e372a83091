import type { Sheet } from "../../model/sheet.ts";
import type { History } from "../../port/history.ts";
import type { Repository } from "../../port/repository.ts";
import { createSheetReader } from "../sheet/sheet-reader.ts";
import type { SheetSource } from "./replay-history.ts";

const remembered = 500;

/** Each commit is judged by the sheet of its first parent, as the gate would have done; none while there is no valid one. Parsed once per content. */
export function sheetsInHistory(repository: Repository & History): SheetSource {
  const known = new Map<string, Sheet | null>();
  const readSheet = createSheetReader(repository);
  return {
    judging: async ({ parent }) => {
      if (parent === null) return null;
      const folder = await repository.sheetId(parent);
      if (folder === null) return null;
      const before = known.get(folder);
      if (before !== undefined) return before;
      const state = await readSheet(parent);
      const sheet = state.state === "valid" ? state.sheet : null;
      if (known.size >= remembered) known.clear();
      known.set(folder, sheet);
      return sheet;
    },
  };
}
