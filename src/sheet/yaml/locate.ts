import { isMap, isSeq } from "yaml";
import type { LineCounter, Node, Pair, YAMLMap } from "yaml";
import type { Place } from "../../model/finding.ts";
import { keyText } from "./key-text.ts";

/** Keys and list indexes from the top of a file. */
export type Path = readonly (string | number)[];

/** Whether a place marks a value or the key that names it. */
export type Part = "key" | "value";

/** Finds the place of a path in a file. A path that does not exist gives its nearest parent. */
export type Locate = (path: Path, part: Part) => Place;

/** A file whose offsets are turned into places. */
export interface Located {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** Offsets → place, `length` cut at the end of the first line. */
export function placeOf(source: Located, start: number, end: number): Place {
  const { line, col } = source.lines.linePos(start);
  const newline = source.text.indexOf("\n", start);
  const lineEnd = newline === -1 ? source.text.length : source.text[newline - 1] === "\r" ? newline - 1 : newline;
  const length = Math.max(1, Math.min(end, lineEnd) - start);
  return { file: source.file, line, column: col, length };
}

/** Builds a locator over a composed tree; each map is indexed once, when it is first asked for. */
export function locator(source: Located, contents: Node | null): Locate {
  const indexes = new WeakMap<YAMLMap<Node, Node | null>, Map<string, Pair<Node, Node | null>>>();
  const indexOf = (map: YAMLMap<Node, Node | null>) => {
    const known = indexes.get(map);
    if (known) return known;
    const index = new Map<string, Pair<Node, Node | null>>();
    for (const pair of map.items) {
      const name = keyText(pair.key);
      if (!index.has(name)) index.set(name, pair);
    }
    indexes.set(map, index);
    return index;
  };
  return (path, part) => {
    let key: Node | null = null;
    let value: Node | null = contents;
    for (const step of path) {
      let next: Node | null | undefined;
      if (isMap<Node, Node | null>(value)) {
        const pair: Pair<Node, Node | null> | undefined = indexOf(value).get(String(step));
        if (!pair) break;
        key = pair.key;
        next = pair.value;
      } else if (isSeq<Node | null>(value)) {
        next = value.items[Number(step)];
        if (!next) break;
        key = null;
      } else break;
      value = next ?? null;
    }
    return place(source, part, { key, value });
  };
}

interface Found {
  readonly key: Node | null;
  readonly value: Node | null;
}

function place(source: Located, part: Part, found: Found): Place {
  const node = part === "key" ? (found.key ?? found.value) : (found.value ?? found.key);
  // A value that was left out has an empty range: its key says more.
  const isEmpty = node?.range && node.range[0] === node.range[1];
  const [start, end] = (isEmpty && found.key ? found.key : node)?.range ?? [0, 0];
  return placeOf(source, contentStart(source.text, start), end);
}

/** The first content of a block scalar instead of its `|` or `>` header. */
function contentStart(text: string, start: number): number {
  if (text[start] !== "|" && text[start] !== ">") return start;
  const newline = text.indexOf("\n", start);
  if (newline === -1) return start;
  let at = newline + 1;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at < text.length ? at : start;
}
