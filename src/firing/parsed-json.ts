/** The value of a JSON text, or why there is none. */
export type ParsedJson = { readonly value: unknown } | { readonly unreadable: string };

/** JSON nested deeper than this is refused, so that walking it can't exhaust the stack. */
const deepest = 100;

/** Parses JSON of hostile origin: never throws, ignores a byte order mark, refuses deep nesting. An empty text has the value null. */
export function parsedJson(text: string): ParsedJson {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") return { value: null };
  if (isDeep(json)) return { unreadable: "JSON nested too deeply" };
  try {
    const value: unknown = JSON.parse(json);
    return { value };
  } catch {
    return { unreadable: "not JSON" };
  }
}

/** The members of an object with string keys; none for any other value. */
export function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** One own member of an object; undefined for any other value. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

/** The items of an array; none for any other value. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "[" || character === "{") {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === "]" || character === "}") depth -= 1;
  }
  return false;
}
