import type { Sha } from "../../model/change.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { History } from "../../port/history.ts";
import type { Repository } from "../../port/repository.ts";
import { sheetState } from "../sheet/collect-policies.ts";
import type { SheetSource } from "./replay-history.ts";
import { isSheetPath } from "../sheet/sheet-paths.ts";

const remembered = 500;

/** Each commit is judged by the sheet of its first parent, as the gate would have done; none while there is no valid one. Parsed once per content. */
export function sheetsInHistory(repository: Repository & History): SheetSource {
  const known = new Map<string, Sheet | null>();
  const read = async (commit: Sha): Promise<Sheet | null> => {
    const [files = []] = await repository.readSheets([commit]);
    const state = sheetState(
      commit,
      files.filter(({ path }) => isSheetPath(path)),
    );
    return state.state === "valid" ? state.sheet : null;
  };
  return {
    judging: async ({ parent }) => {
      if (parent === null) return null;
      const folder = await repository.sheetId(parent);
      if (folder === null) return null;
      const before = known.get(folder);
      if (before !== undefined) return before;
      const sheet = await read(parent);
      if (known.size >= remembered) known.clear();
      known.set(folder, sheet);
      return sheet;
    },
  };
}
