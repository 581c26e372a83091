import type { ChangedFile } from "../model/change.ts";
import type { Sheet, Store } from "../model/sheet.ts";
import type { PathSet } from "../pattern/path-set.ts";
import { namesOf } from "./both-sides.ts";

/**
 * The ids, sorted, of the stores that a firing concerns: those of the branch whose paths hold a fired file;
 * if there is none, every store of the branch; if there is none of those, every store.
 */
export function storesConcerned(
  stores: Sheet["stores"],
  fired: { readonly branch: string; readonly files: readonly ChangedFile[] },
  paths: PathSet,
): readonly string[] {
  const all = Object.entries(stores);
  const ofBranch = all.filter(([, { branches }]) => branches.length === 0 || branches.includes(fired.branch));
  const matching = ofBranch.filter(([, store]) => holdsAny(store, fired.files, paths));
  const concerned = [matching, ofBranch, all].find((list) => list.length > 0) ?? [];
  return concerned.map(([id]) => id).sort();
}

function holdsAny(store: Store, files: readonly ChangedFile[], paths: PathSet): boolean {
  if (store.paths.length === 0) return true;
  return files.some((file) => namesOf(file).some((name) => paths.first(store.paths, name) !== null));
}
