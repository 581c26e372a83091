import { isDataMap, type DataMap } from "./yaml/data.ts";
import { emptyMap } from "./yaml/empty-map.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import { recordText } from "./records/record-text.ts";

/** How an edit of a sheet file is told: the keys that change, its whole new text, or `deleted`. */
export type SheetFileEdit = string | object;

/**
 * The text of a sheet file after an edit; null: it is deleted. In a map of changed keys null takes a key away, a map goes
 * on inside, anything else replaces what stood there. A file that is absent or can't be read counts as empty.
 */
export function editSheetFile(path: string, before: string | null, edit: SheetFileEdit): string | null {
  if (typeof edit === "string") return edit === "deleted" ? null : edit;
  const data = before === null ? null : readYaml(path, before).data;
  return recordText(merged(data, edit));
}

function merged(from: unknown, edit: object): DataMap {
  const before = isDataMap(from) ? from : {};
  const changes = new Map(Object.entries<unknown>({ ...edit }));
  const map = emptyMap<unknown>();
  for (const key of new Set([...Object.keys(before), ...changes.keys()])) {
    const value = changes.has(key) ? changes.get(key) : before[key];
    if (changes.has(key) && value === null) continue;
    map[key] = changes.has(key) && isDataMap(value) ? merged(before[key], value) : value;
  }
  return map;
}
