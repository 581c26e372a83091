import type { Sha } from "../../model/change.ts";
import type { SheetState } from "../../model/facts.ts";
import type { LineCommit } from "../../port/line-history.ts";
import type { Repository, SheetText } from "../../port/repository.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { readYaml, type YamlFile } from "../../sheet/yaml/read-yaml.ts";
import { sheetState } from "./collect-policies.ts";
import { isSheetPath } from "./sheet-paths.ts";

/** The sheet at a commit. */
export type SheetReader = (commit: Sha) => Promise<SheetState>;

const remembered = 50;

/** Whether a commit may have changed the sheet; `governance` itself is a submodule or a link. */
export function editsSheet(commit: Pick<LineCommit, "files">): boolean {
  return commit.files.some((file) => namesOf(file).some((name) => name === "governance" || isSheetPath(name)));
}

/** Reads the YAML of a file once: an edit of the sheet leaves most of its files as they were. */
function createTextReader(): typeof readYaml {
  const known = new Map<string, YamlFile>();
  return (path, text) => {
    const key = `${path}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readYaml(path, text);
    if (known.size >= remembered) known.clear();
    known.set(key, read);
    return read;
  };
}

function contentKey(files: readonly SheetText[]): string {
  return files.map(({ path, blob }) => `${blob} ${path}`).join("\n");
}

/** Reads sheets and parses each content once: a branch, a merge and a revert bring the same one again. */
export function createSheetReader(repository: Repository): SheetReader {
  const known = new Map<string, SheetState>();
  const readText = createTextReader();
  return async (commit) => {
    const [all = []] = await repository.readSheets([commit]);
    const files = all.filter(({ path }) => isSheetPath(path));
    const key = contentKey(files);
    const before = known.get(key);
    if (before !== undefined) return { ...before, commit };
    const state = sheetState(commit, files, readText);
    if (known.size >= remembered) known.clear();
    known.set(key, state);
    return state;
  };
}
