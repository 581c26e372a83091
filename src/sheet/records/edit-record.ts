import { isMap, isNode, type Document, type YAMLMap } from "yaml";
import { composeYaml } from "../yaml/compose-yaml.ts";
import { isDataMap, type DataMap } from "../yaml/data.ts";
import { parseRecord } from "./parse-record.ts";
import { recordText } from "./record-text.ts";

/**
 * The text with an ending added: keys that a landed record takes on later, with their values. Nothing that stands there changes by a byte where the ending can follow as further
 * lines; in a record written on one line, or one that says where it stops, only the layout does.
 */
export function withEnding(path: string, text: string, ending: DataMap): string {
  const appended = text + lineBreakAfter(text) + indented(recordText(ending), text);
  return holds(path, appended, ending) ? appended : withKeys(text, ending);
}

/** The text with these keys set, and those without a value taken out; comments and what has its value already stay. A text that is no record comes back as it is. */
export function withKeys(text: string, keys: DataMap): string {
  const document = documentOf(text);
  if (document === null || !isMap(document.contents)) return text;
  setKeys(document, document.contents, keys);
  return document.toString({ lineWidth: 0 });
}

function setKeys(document: Document, map: YAMLMap, keys: DataMap): void {
  for (const [key, value] of Object.entries(keys)) {
    const old: unknown = map.get(key, true);
    if (value === undefined) map.delete(key);
    else if (isMap(old) && isDataMap(value)) setKeys(document, old, value);
    else if (!isNode(old) || JSON.stringify(old.toJS(document)) !== JSON.stringify(value))
      map.set(key, document.createNode(value, { aliasDuplicateObjects: false }));
  }
}

function documentOf(text: string): Document | null {
  const composed = composeYaml(text);
  const document = composed.ok ? composed.documents[0] : undefined;
  return document === undefined || document.errors.length > 0 ? null : document;
}

function holds(path: string, text: string, ending: DataMap): boolean {
  const parsed = parseRecord(path, text);
  return parsed.ok && Object.keys(ending).every((key) => Object.hasOwn(parsed.record, key));
}

function lineBreakAfter(text: string): string {
  return text === "" || text.endsWith("\n") ? "" : breakOf(text);
}

function breakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Keys of one map stand in one column. */
function indented(added: string, text: string): string {
  const column = /^( *)kind\s*:/mu.exec(text)?.[1] ?? "";
  const lines = added.split("\n").map((line) => (line === "" ? "" : column + line));
  return lines.join(breakOf(text));
}
