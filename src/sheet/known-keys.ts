import { knownKeyTrees, type KeyTree } from "./known-keys.generated.ts";
import type { Path } from "./locate.ts";

/** The keys that the schema knows at a path of a file; `schema` is a schema's name, a record's with its kind: `record:change`. */
export function knownKeys(schema: string, path: Path): readonly string[] {
  let tree: KeyTree | undefined = knownKeyTrees[schema];
  for (const step of path) {
    const inner: Readonly<Record<string, KeyTree>> = tree?.inner ?? {};
    tree = Object.hasOwn(inner, step) ? inner[step] : inner["*"];
  }
  return tree?.keys ?? [];
}
