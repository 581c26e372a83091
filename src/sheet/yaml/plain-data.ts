import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node } from "yaml";
import { emptyMap } from "./empty-map.ts";
import { keyText } from "./key-text.ts";

/** Something that plain data can't hold, with the offsets of the text to mark. */
export interface Refused {
  readonly what: "anchor" | "duplicate-key";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A composed document as plain data: maps without a prototype, so that no key is special, lists and scalars.
 * Anchors, aliases and repeated keys are reported to `refuse`; an alias becomes null and the first of repeated keys wins.
 */
export function plainData(document: Document.Parsed, refuse: (refused: Refused) => void): unknown {
  const convert = (node: Node | null): unknown => {
    if (node === null) return null;
    const [start, end] = node.range ?? [0, 0];
    if (isAlias(node)) {
      refuse({ what: "anchor", name: node.source, start, end });
      return null;
    }
    if ("anchor" in node && typeof node.anchor === "string") refuse({ what: "anchor", name: node.anchor, start, end });
    if (isScalar(node)) return node.value;
    if (isSeq<Node | null>(node)) return node.items.map(convert);
    if (!isMap<Node, Node | null>(node)) return null;
    const data = emptyMap<unknown>();
    for (const { key, value } of node.items) {
      const name = keyText(key);
      if (Object.hasOwn(data, name)) {
        const [keyStart, keyEnd] = key.range ?? [0, 0];
        refuse({ what: "duplicate-key", name, start: keyStart, end: keyEnd });
      } else data[name] = convert(value);
    }
    return data;
  };
  return convert(document.contents);
}
