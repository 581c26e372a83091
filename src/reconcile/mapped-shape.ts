import { csvShapes, type CsvShape } from "./csv-shape.ts";
import { namesAtTop } from "./names-at-top.ts";

/** A file whose format says nothing of what it holds, and the names that its columns have. */
export type MappedShape =
  | { readonly format: "csv"; readonly names: readonly string[]; readonly csv: CsvShape }
  | { readonly format: "lines"; readonly names: readonly string[] }
  /** Names of types by the names of columns, as the engine has them. */
  | { readonly format: "parquet"; readonly names: readonly string[]; readonly types: ReadonlyMap<string, string> };

const deepest = 4;
const mostNames = 1000;

function namesIn(value: unknown, above: string, depth: number): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => [
    `${above}${key}`,
    ...namesIn(inner, `${above}${key}.`, depth + 1),
  ]);
}

/** Names of keys in lines of JSON, those of inner objects behind a dot; a line often leaves out what is null in it. */
function lineNames(head: string): readonly string[] {
  const names = new Set<string>();
  let whole = 0;
  for (const line of head.split("\n")) {
    if (names.size > mostNames) break;
    try {
      for (const name of namesIn(JSON.parse(line), "", 1)) names.add(name);
      whole += 1;
    } catch {
      // Half a line is counted where the file is read.
    }
  }
  return whole === 0 ? namesAtTop(head) : [...names];
}

/** What a text could be when it is none of the known formats, the likeliest first; nothing for what has no columns. */
export function textShapes(head: string): readonly MappedShape[] {
  const text = head.trimStart();
  if (text.startsWith("{")) return [{ format: "lines", names: lineNames(text) }];
  if (text === "" || /^[[<]/u.test(text)) return [];
  return csvShapes(text)
    .map((csv) => ({ format: "csv" as const, names: csv.header, csv }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

const isName = (name: string): boolean => /^[\p{L}_$][^\p{Cc}@]{0,63}$/u.test(name);

/** The names that may be told: where one of them can't be a name, a header is missing, and all of them may be somebody's. */
export function tellableNames(shape: MappedShape | undefined): readonly string[] {
  const names = (shape?.names ?? []).filter((name) => name !== "");
  return names.length > 1 && names.every(isName) ? names.slice(0, 60) : [];
}
