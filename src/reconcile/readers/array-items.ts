/** Longest item that is read, in characters: a captured answer can be long, a file without an end is longer. */
const longestItem = 64 * 1024 * 1024;

/** What stands in a list of a JSON document: the text of an object; null where one is too long; `open` when the list does not end. */
export type ArrayItem = { readonly text: string | null } | "open" | "absent";

const start = /(?<!\\)"entries"\s*:\s*\[/u;

/** Finds where objects of a list begin and end, without parsing what is in them. */
function objectSplitter() {
  let [depth, quoted, escaped, done, length] = [0, false, false, false, 0];
  let parts: string[] = [];
  const keep = (text: string) => {
    length += text.length;
    if (length <= longestItem) parts.push(text);
    else parts = [];
  };
  /** Moves over one character; true where an object ends with it. */
  const step = (letter: string): boolean => {
    if (quoted) {
      if (escaped) escaped = false;
      else if (letter === "\\") escaped = true;
      else if (letter === '"') quoted = false;
      return false;
    }
    if (letter === '"') quoted = true;
    else if (letter === "{" || letter === "[") depth += 1;
    else if (letter === "}" || letter === "]") {
      depth -= 1;
      if (depth < 0) done = true;
      return depth === 0;
    }
    return false;
  };
  const split = (text: string): readonly ArrayItem[] => {
    const items: ArrayItem[] = [];
    let from = depth > 0 ? 0 : -1;
    for (let at = 0; at < text.length && !done; at += 1) {
      const before = depth;
      const ends = step(text.charAt(at));
      if (before === 0 && depth === 1) from = at;
      if (!ends) continue;
      keep(text.slice(from, at + 1));
      items.push({ text: length <= longestItem ? parts.join("") : null });
      [parts, length, from] = [[], 0, -1];
    }
    if (from >= 0 && !done) keep(text.slice(from));
    return items;
  };
  return { split, isDone: () => done };
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
