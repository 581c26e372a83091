import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { ObjectReader } from "./object-reader.ts";

/** What stands at a path: `mode` as git writes it without leading zeros (`100644`, `120000` symlink, `160000` submodule, `40000` folder). */
export interface TreeEntry {
  readonly mode: string;
  readonly id: Sha;
}

type Tree = ReadonlyMap<string, TreeEntry>;

/** Paths of commits, resolved through tree objects so that any file name works and nothing is started per commit. */
export interface TreeReader {
  /** Null: nothing stands there. An unknown commit throws a HostError. */
  readonly find: (commit: Sha, path: string) => Promise<TreeEntry | null>;
  /** Every file below a folder (`""` is the root), by path from the root of the repository. */
  readonly list: (commit: Sha, folder: string) => Promise<readonly (readonly [string, TreeEntry])[]>;
}

const treeLimit = 64 * 1024 * 1024;
const cachedTrees = 20_000;

/** Null for nothing and for a folder, which is no file. */
export function fileEntry(entry: TreeEntry | null): TreeEntry | null {
  return entry === null || entry.mode === "40000" ? null : entry;
}

/** Entries of a tree object: mode, space, name, NUL, the raw id. */
export function parseTree(bytes: Buffer, idLength: number): Tree {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const next = end + 1 + idLength;
    // Names that are not UTF-8 decode like those of a comparison, so that both sides still meet.
    const name = bytes.toString("utf8", space + 1, end);
    entries.set(name, { mode: bytes.toString("latin1", at, space), id: bytes.toString("hex", end + 1, next) });
    at = next;
  }
  return entries;
}

interface Trees {
  readonly tree: (id: string) => Promise<Tree>;
  readonly root: (commit: Sha) => Promise<Tree>;
}

/** Trees by id, remembered: neighbouring commits share nearly all of them. */
function createTrees(objects: ObjectReader): Trees {
  const cache = new Map<string, Tree>();
  const roots = new Map<Sha, string>();
  const load = async (name: string): Promise<readonly [string, Tree]> => {
    const [object] = await objects.read([name], treeLimit);
    if (object?.type !== "tree" || object.bytes === null) {
      const hint = "fetch it first; a shallow or partial clone lacks objects";
      throw new HostError(`git: ${name.replace("^{tree}", "")} is not here or can't be read`, { hint });
    }
    const loaded = parseTree(object.bytes, object.id.length / 2);
    if (cache.size >= cachedTrees) cache.clear();
    cache.set(object.id, loaded);
    return [object.id, loaded];
  };
  const tree = async (id: string): Promise<Tree> => cache.get(id) ?? (await load(id))[1];
  const root = async (commit: Sha): Promise<Tree> => {
    const known = roots.get(commit);
    if (known !== undefined) return tree(known);
    const [id, loaded] = await load(`${commit}^{tree}`);
    if (roots.size >= cachedTrees) roots.clear();
    roots.set(commit, id);
    return loaded;
  };
  return { tree, root };
}

type Found = readonly (readonly [string, TreeEntry])[];

async function below(tree: Trees["tree"], folder: Tree, prefix: string): Promise<Found> {
  const found: (readonly [string, TreeEntry])[] = [];
  for (const [name, entry] of folder) {
    if (entry.mode !== "40000") found.push([`${prefix}${name}`, entry]);
    else for (const one of await below(tree, await tree(entry.id), `${prefix}${name}/`)) found.push(one);
  }
  return found;
}

/** A reader of trees over one object reader. */
export function createTreeReader(objects: ObjectReader): TreeReader {
  const trees = createTrees(objects);
  const find = async (commit: Sha, path: string): Promise<TreeEntry | null> => {
    const names = path.split("/");
    const last = names.pop() ?? "";
    let folder = await trees.root(commit);
    for (const name of names) {
      const entry = folder.get(name);
      if (entry?.mode !== "40000") return null;
      folder = await trees.tree(entry.id);
    }
    return folder.get(last) ?? null;
  };
  const list = async (commit: Sha, folder: string): Promise<Found> => {
    if (folder === "") return below(trees.tree, await trees.root(commit), "");
    const entry = await find(commit, folder);
    return entry?.mode === "40000" ? below(trees.tree, await trees.tree(entry.id), `${folder}/`) : [];
  };
  return { find, list };
}
