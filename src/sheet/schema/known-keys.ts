import { entryOf } from "../../firing/entry-of.ts";
import { valueAt } from "../yaml/data.ts";
import { knownKeyTrees, type KeyTree } from "./known-keys.generated.ts";
import type { Path } from "../yaml/locate.ts";

/**
 * The keys that the schema knows at a path of a file; `schema` is a schema's name, a record's with its kind: `record:change`. Where
 * one key tells what the others may be, the file's data says which.
 */
export function knownKeys(schema: string, path: Path, data: unknown): readonly string[] {
  let tree = told(knownKeyTrees[schema], data);
  for (const [depth, step] of path.entries()) {
    const inner: Readonly<Record<string, KeyTree>> = tree?.inner ?? {};
    const next = entryOf(inner, String(step)) ?? inner["*"];
    tree = told(next, valueAt(data, path.slice(0, depth + 1)));
  }
  return tree?.keys ?? [];
}

function told(tree: KeyTree | undefined, value: unknown): KeyTree | undefined {
  if (tree?.by === undefined) return tree;
  const word = String(valueAt(value, [tree.by]));
  return entryOf(tree.of ?? {}, word);
}
