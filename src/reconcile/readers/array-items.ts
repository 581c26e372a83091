/** Longest item that is read, in characters: a captured answer can be long, a file without an end is longer. */
const longestItem = 64 * 1024 * 1024;

/** What stands in a list of a JSON document: the text of an object; null where one is too long; `open` when the list does not end. */
export type ArrayItem = { readonly text: string | null } | "open" | "absent";

const entries = /(?<!\\)"entries"\s*:\s*\[/u;

/** Follows the nesting of JSON letter by letter. */
export function nesting() {
  let [depth, quoted, escaped] = [0, false, false];
  const inText = (letter: string) => {
    if (escaped) escaped = false;
    else if (letter === "\\") escaped = true;
    else if (letter === '"') quoted = false;
  };
  return {
    /** The depth behind this letter. */
    step: (letter: string): number => {
      if (quoted) inText(letter);
      else if (letter === '"') quoted = true;
      else if (letter === "{" || letter === "[") depth += 1;
      else if (letter === "}" || letter === "]") depth -= 1;
      return depth;
    },
  };
}

/** Finds where objects of a list begin and end, without parsing what is in them. */
function objectSplitter() {
  const { step } = nesting();
  let [depth, length] = [0, 0];
  let parts: string[] = [];
  const keep = (text: string) => {
    length += text.length;
    if (length <= longestItem) parts.push(text);
    else parts = [];
  };
  const take = (): ArrayItem => {
    const item = { text: length <= longestItem ? parts.join("") : null };
    [parts, length] = [[], 0];
    return item;
  };
  /** The objects that end in this piece, and what stands behind the list, where it ends there. */
  const split = (text: string): { readonly items: readonly ArrayItem[]; readonly rest: string | null } => {
    const items: ArrayItem[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const before = depth;
      depth = step(text.charAt(at));
      if (depth < 0) return { items, rest: text.slice(at + 1) };
      if (before === 0 && depth === 1) from = at;
      if (before !== 1 || depth !== 0) continue;
      keep(text.slice(from, at + 1));
      items.push(take());
    }
    if (depth > 0) keep(text.slice(from));
    return { items, rest: null };
  };
  return { split };
}

/** The objects in the list of a document, by default its `entries`, or of several behind one another, that come in pieces. */
export async function* arrayItems(chunks: AsyncIterable<string>, start = entries): AsyncGenerator<ArrayItem> {
  let splitter = objectSplitter();
  let [isOpen, lists, before] = [false, 0, ""];
  for await (const chunk of chunks) {
    let text = before + chunk;
    before = "";
    while (text !== "") {
      if (!isOpen) {
        const found = start.exec(text);
        if (found === null) {
          before = text.slice(-256);
          break;
        }
        text = text.slice(found.index + found[0].length);
        [splitter, isOpen, lists] = [objectSplitter(), true, lists + 1];
      }
      const { items, rest } = splitter.split(text);
      yield* items;
      if (rest === null) break;
      [text, isOpen] = [rest, false];
    }
  }
  if (isOpen) yield "open";
  else if (lists === 0) yield "absent";
}
