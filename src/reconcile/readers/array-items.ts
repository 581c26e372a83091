/** Longest item that is read, in characters: a captured answer can be long, a file without an end is longer. */
const longestItem = 64 * 1024 * 1024;

/** What stands in a list of a JSON document: the text of an object; null where one is too long; `open` when the list does not end. */
export type ArrayItem = { readonly text: string | null } | "open" | "absent";

const start = /(?<!\\)"entries"\s*:\s*\[/u;

/** Follows the nesting of JSON letter by letter. */
function nesting() {
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
  const split = (text: string): readonly ArrayItem[] => {
    const items: ArrayItem[] = [];
    let from = 0;
    for (let at = 0; at < text.length && depth >= 0; at += 1) {
      const before = depth;
      depth = step(text.charAt(at));
      if (before === 0 && depth === 1) from = at;
      if (before !== 1 || depth !== 0) continue;
      keep(text.slice(from, at + 1));
      items.push(take());
    }
    if (depth > 0) keep(text.slice(from));
    return items;
  };
  return { split, isDone: () => depth < 0 };
}

/** The objects in the `entries` of a document that comes in pieces. */
export async function* arrayItems(chunks: AsyncIterable<string>): AsyncGenerator<ArrayItem> {
  const splitter = objectSplitter();
  let before: string | null = "";
  for await (const chunk of chunks) {
    let text = chunk;
    if (before !== null) {
      const looked: string = before + chunk;
      const found = start.exec(looked);
      before = found === null ? looked.slice(-256) : null;
      if (found === null) continue;
      text = looked.slice(found.index + found[0].length);
    }
    yield* splitter.split(text);
    if (splitter.isDone()) return;
  }
  yield before === null ? "open" : "absent";
}
