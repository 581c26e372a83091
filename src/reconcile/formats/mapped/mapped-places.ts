import type { InputMapping } from "../../../model/sheet.ts";
import { formatColumnPath, type ColumnPath } from "../../../pattern/column-path.ts";
import { text } from "../cells.ts";
import { jsonPointer } from "../json-lines.ts";
import type { Reading } from "./mapped-cells.ts";

/** Columns of a file, as SQL expressions. */
export interface FileColumns {
  /** The text in a column; a number that is no text has, as an amount, the decimal sign that texts have. */
  readonly text: (column: string, isAmount: boolean) => string;
  /** What a column holds as JSON, also where a text holds it; null where it is none. */
  readonly json: (column: string) => string;
  /** Each of a JSON list; null for other JSON. */
  readonly items: (list: string) => string;
}

/** What a mapping wants of a place: the column as the sheet writes it, what it is read as, and whether it is of items. */
export interface Wanted {
  readonly theirs: string;
  readonly reading: Reading;
  readonly ofItems: boolean;
  readonly decimal: InputMapping["decimal"];
}

/** A text, or for items in a list a list of texts; and how a row is not written as the path says. */
export interface FoundCell {
  readonly value: string;
  readonly misshapen: readonly (readonly [condition: string, reason: string])[];
}

const isAmount = ({ reading }: Wanted): boolean => reading === "amount" || reading === "number" || reading === "count";

/** Numbers that are no text always have a point: they are put as the texts of the file are. */
export const asTexts = (number: string, decimal: InputMapping["decimal"]): string =>
  decimal === "," ? `replace(${number}, '.', ',')` : number;

/** The text at the end of a pointer into JSON. */
export function jsonText(json: string, pointer: string, decimal: InputMapping["decimal"]): string {
  const found = `json_extract_string(${json}, ${pointer})`;
  if (decimal !== ",") return found;
  return `CASE WHEN json_type(${json}, ${pointer}) = 'VARCHAR' THEN ${found} ELSE ${asTexts(found, decimal)} END`;
}

const leafOf = (json: string, keys: readonly string[], wanted: Wanted): string =>
  text(jsonText(json, jsonPointer(keys), isAmount(wanted) ? wanted.decimal : null));

/** Where a column holds something, but not JSON of this type. */
const isNot = (file: FileColumns, column: string, type: "ARRAY" | "OBJECT"): string =>
  `${text(file.text(column, false))} IS NOT NULL AND coalesce(json_type(${file.json(column)}), '') NOT IN ('${type}', 'NULL')`;

/** One text of a list in which all that say something say the same. */
function agreed(list: string, { theirs }: Wanted): FoundCell {
  const each = `list_distinct(${list})`;
  return {
    value: `CASE WHEN len(${each}) = 1 THEN ${each}[1] END`,
    misshapen: [[`len(${each}) > 1`, `${theirs} is not the same in all of the list`]],
  };
}

function ofList(list: string, wanted: Wanted): FoundCell {
  if (wanted.ofItems) return { value: list, misshapen: [] };
  if (wanted.reading !== "ids" && wanted.reading !== "sent") return agreed(list, wanted);
  return { value: `CASE WHEN list_count(${list}) > 0 THEN CAST(to_json(${list}) AS VARCHAR) END`, misshapen: [] };
}

const nameOf = (keys: readonly string[], list: number | null = null): string => formatColumnPath({ keys, list });

/** Where a way to a text, from what `json` stands for on, leads through something else than objects; `above` names that. */
function throughObjects(json: string, way: readonly string[], above: ColumnPath): FoundCell["misshapen"] {
  return way.slice(0, -1).map((_, index) => {
    const inner = way.slice(0, index + 1);
    const name = nameOf([...above.keys, ...inner], above.list);
    return [`json_type(${json}, ${jsonPointer(inner)}) NOT IN ('OBJECT', 'NULL')`, `${name} is not an object`];
  });
}

/** The list that a path leads to, as JSON, and where there is none. */
function listAt(file: FileColumns, keys: readonly string[]): FoundCell {
  const [column = "", ...way] = keys;
  const reason = `${nameOf(keys)} is not a list`;
  if (way.length === 0) return { value: file.json(column), misshapen: [[isNot(file, column, "ARRAY"), reason]] };
  const value = `json_extract(${file.json(column)}, ${jsonPointer(way)})`;
  const above = { keys: [column], list: null };
  const misshapen: FoundCell["misshapen"] = [
    [isNot(file, column, "OBJECT"), `${column} is not an object`],
    ...throughObjects(file.json(column), way, above),
    [`json_type(${value}) NOT IN ('ARRAY', 'NULL')`, reason],
  ];
  return { value, misshapen };
}

/** What stands in each of a list: a text, not an object or a list again. */
function eachOf(
  file: FileColumns,
  { keys, list: length }: ColumnPath & { readonly list: number },
  wanted: Wanted,
): FoundCell {
  const [above, inner] = [keys.slice(0, length), keys.slice(length)];
  const list = listAt(file, above);
  const items = file.items(list.value);
  const some = (condition: string) => `list_bool_or(list_transform(${items}, lambda e: ${condition}))`;
  const isInner = `json_type(e, ${jsonPointer(inner)}) IN ('OBJECT', 'ARRAY')`;
  const leaf = `CASE WHEN NOT ${isInner} THEN ${leafOf("e", inner, wanted)} END`;
  const texts = `list_transform(${items}, lambda e: ${leaf})`;
  const found = ofList(texts, wanted);
  const noObject = [
    some("json_type(e) NOT IN ('OBJECT', 'NULL')"),
    `one of ${nameOf(above)} is not an object`,
  ] as const;
  const shape: FoundCell["misshapen"] = [
    ...(inner.length === 0 ? [] : [noObject]),
    ...throughObjects("e", inner, { keys: above, list: length }).map(([when, reason]) => [some(when), reason] as const),
    [some(isInner), `${wanted.theirs} is not one value in each`],
  ];
  return { value: found.value, misshapen: [...list.misshapen, ...shape, ...found.misshapen] };
}

function at(file: FileColumns, { keys, list }: ColumnPath, wanted: Wanted): FoundCell {
  const [column = "", ...inner] = keys;
  if (list !== null) return eachOf(file, { keys, list }, wanted);
  if (inner.length === 0) return { value: text(file.text(column, isAmount(wanted))), misshapen: [] };
  return {
    value: leafOf(file.json(column), inner, wanted),
    misshapen: [
      [isNot(file, column, "OBJECT"), `${column} is not an object`],
      ...throughObjects(file.json(column), inner, { keys: [column], list: null }),
    ],
  };
}

/** What stands at the first of several places that says something. */
export function foundAt(file: FileColumns, places: readonly ColumnPath[], wanted: Wanted): FoundCell {
  const found = places.map((place) => at(file, place, wanted));
  const values = found.map(({ value }) => value);
  return {
    value: values.length === 1 ? values.join("") : `coalesce(${values.join(", ")})`,
    misshapen: found.flatMap(({ misshapen }) => misshapen),
  };
}

/** Texts that say something in parts, with a space between them. */
export function together(parts: readonly FoundCell[]): FoundCell {
  const [only = { value: "NULL", misshapen: [] }, ...others] = parts;
  if (others.length === 0) return only;
  return {
    value: `nullif(concat_ws(' ', ${parts.map(({ value }) => value).join(", ")}), '')`,
    misshapen: parts.flatMap(({ misshapen }) => misshapen),
  };
}
