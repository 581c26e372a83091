import { sqlText } from "../sql-text.ts";

/** Longest line that is read; Meta takes 1000 events in one request, which is about 2 MB. */
export const longestLine = 8 * 1024 * 1024;

const size = longestLine * 2;

/**
 * Lines as `(json)`, read in parallel and therefore without their numbers; null where a line is no JSON, and no JSON where something
 * follows the value.
 */
export const jsonLines = (path: string): string =>
  `SELECT json FROM read_ndjson_objects(${sqlText(path)}, ignore_errors = true, maximum_object_size = ${size})`;

/** Every line of a file that is not blank, as `(line, content)`. */
const contents = (path: string): string => {
  const options = `delim = '\x01', quote = '', escape = '', header = false, auto_detect = false`;
  const lines =
    `SELECT row_number() OVER () AS line, content ` +
    `FROM read_csv(${sqlText(path)}, columns = {'content': 'VARCHAR'}, ${options}, ` +
    `strict_mode = false, null_padding = true, max_line_size = ${size})`;
  return `SELECT line, content FROM (${lines}) AS lines WHERE trim(content) <> ''`;
};

/**
 * The values of a line that has several, `{…}{…}`; null where it is none such. Between two a text is put that would break a text in which
 * the same signs stand, so that nothing is ever cut in the wrong place.
 */
const severalIn = (content: string): string => {
  const parted = `'[' || regexp_replace(${content}, '}[ \t]*,?[ \t]*{', '},"",{', 'g') || ']'`;
  const values = `list_filter(TRY(json_transform(${parted}, '["JSON"]')), lambda value: starts_with(CAST(value AS VARCHAR), '{'))`;
  return `CASE WHEN NOT json_valid(${content}) THEN nullif(${values}, []) END`;
};

const valued = (path: string): string =>
  `SELECT *, ${severalIn("content")} AS several FROM (${contents(path)}) AS contents`;

/** Lines as `(line, json)` with the number that an editor shows: for saying where something is, not for loading. A line of several values is as many rows. */
export const numberedJsonLines = (path: string): string =>
  `SELECT line, unnest(coalesce(several, [CASE WHEN json_valid(content) THEN CAST(content AS JSON) END])) AS json ` +
  `FROM (${valued(path)}) AS valued`;

/** The values, `(json)`, of those lines that hold several, which `jsonLines` takes for no JSON. */
export const joinedJsonLines = (path: string): string =>
  `SELECT unnest(several) AS json FROM (${valued(path)}) AS valued WHERE several IS NOT NULL`;

/** The items of a file that is one JSON list, as `(json)`. */
export const jsonItems = (path: string): string =>
  `SELECT json FROM read_json_objects(${sqlText(path)}, format = 'array', maximum_object_size = ${size})`;

/** The same as `(line, json)`, where `line` counts them. */
export const countedItems = (items: string): string =>
  `SELECT row_number() OVER () AS line, json FROM (${items}) AS each_item`;

/** JSON that may stand inside of a JSON text; null where that is not JSON. */
export const unwrapped = (json: string): string =>
  `CASE WHEN starts_with(CAST(${json} AS VARCHAR), '"') THEN TRY(CAST(${json} ->> '$' AS JSON)) ELSE ${json} END`;

/** The shape of JSON that `json_transform` takes, as SQL text. */
export const shape = (of: unknown): string => sqlText(JSON.stringify(of));

/** A JSON pointer to a key in a key, as SQL text. */
export const jsonPointer = (keys: readonly string[]): string =>
  sqlText(keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));
