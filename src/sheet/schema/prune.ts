import { isDataMap } from "../yaml/data.ts";
import { emptyMap } from "../yaml/empty-map.ts";
import type { PlacedError } from "./place-errors.ts";

/**
 * A file's data without what its schema refuses: unknown keys go alone, any other mistake takes the whole entry of the
 * file's map along. So one broken entry does not hide what is wrong with the others.
 */
export function prune(data: unknown, map: string, errors: readonly PlacedError[]): unknown {
  const dropped = new Set<string>();
  const unknown = new Map<string, Set<string>>();
  for (const { keyword, params, path, instancePath } of errors) {
    if (keyword === "additionalProperties") {
      const keys = unknown.get(instancePath) ?? new Set();
      unknown.set(instancePath, keys.add(String(params["additionalProperty"])));
    } else if (path[0] === map && path.length > 1) dropped.add(String(path[1]));
    else if (keyword === "propertyNames" && path[0] === map) dropped.add(String(params["propertyName"]));
  }
  const copy = (value: unknown, pointer: string, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => copy(item, `${pointer}/${index}`, depth + 1));
    if (!isDataMap(value)) return value;
    const kept = emptyMap<unknown>();
    for (const [key, inner] of Object.entries(value)) {
      if (unknown.get(pointer)?.has(key) || (depth === 1 && pointer === `/${map}` && dropped.has(key))) continue;
      kept[key] = copy(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1);
    }
    return kept;
  };
  return copy(data, "", 0);
}
