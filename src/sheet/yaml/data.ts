import type { Path } from "./locate.ts";

/** A map of plain data. */
export interface DataMap {
  readonly [key: string]: unknown;
}

/** Whether a value read from YAML is a map. */
export function isDataMap(value: unknown): value is DataMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where nothing is. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      value = items[Number(step)];
    } else if (isDataMap(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** The names of a map's entries without the private ones, or null where there is no map. */
export function namesAt(data: unknown, path: Path): readonly string[] | null {
  const value = valueAt(data, path);
  return isDataMap(value) ? Object.keys(value) : null;
}

const shown = 80;

/** A value as a person wrote it, short enough for a message; a map or list is only named. */
export function wordsFor(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "this list";
  if (isDataMap(value)) return Object.keys(value).length === 0 ? "an empty map" : "this map";
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  return text.length > shown ? `${text.slice(0, shown - 1)}…` : text;
}

/** A value's type in the words of YAML. */
export function typeWord(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return "text";
  return typeof value === "number" ? "a number" : "true or false";
}
