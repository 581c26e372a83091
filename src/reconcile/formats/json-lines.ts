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

/** Lines as `(line, json)` with the number that an editor shows: for saying where something is, not for loading. */
export const numberedJsonLines = (path: string): string => {
  const options = `delim = '\x01', quote = '', escape = '', header = false, auto_detect = false`;
  const lines =
    `SELECT row_number() OVER () AS line, content ` +
    `FROM read_csv(${sqlText(path)}, columns = {'content': 'VARCHAR'}, ${options}, ` +
    `strict_mode = false, null_padding = true, max_line_size = ${size})`;
  return `SELECT line, CASE WHEN json_valid(content) THEN CAST(content AS JSON) END AS json FROM (${lines}) AS lines WHERE trim(content) <> ''`;
};

/** JSON that may stand inside of a JSON text; null where that is not JSON. */
export const unwrapped = (json: string): string =>
  `CASE WHEN starts_with(CAST(${json} AS VARCHAR), '"') THEN TRY(CAST(${json} ->> '$' AS JSON)) ELSE ${json} END`;

/** The shape of JSON that `json_transform` takes, as SQL text. */
export const shape = (of: unknown): string => sqlText(JSON.stringify(of));
