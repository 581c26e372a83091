import type { Finding, Place } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Path } from "../yaml/locate.ts";
import { unknownName, type UnknownCode } from "./unknown-name.ts";

/** A name that has to be an entry of the sheet: where it is written, and the code of the finding if it is none. */
export interface NamedEntry {
  readonly code: UnknownCode;
  readonly name: string;
  readonly path: Path;
}

/** Each name of a list. */
export function listedNames(
  code: UnknownCode,
  names: readonly string[] | undefined,
  path: Path,
): readonly NamedEntry[] {
  return (names ?? []).map((name, index) => ({ code, name, path: [...path, index] }));
}

/** The names that none of the sheets has, in the order given. */
export function unknownNames(
  named: readonly NamedEntry[],
  sheets: readonly Sheet[],
  at: (path: Path) => Place,
): readonly Finding[] {
  const ids = (entries: (sheet: Sheet) => object): ReadonlySet<string> =>
    new Set(sheets.flatMap((sheet) => Object.keys(entries(sheet))));
  const known: Readonly<Partial<Record<UnknownCode, ReadonlySet<string>>>> = {
    "unknown-trigger": ids((sheet) => sheet.triggers),
    "unknown-retest": ids((sheet) => sheet.retests),
    "unknown-owner": ids((sheet) => sheet.owners),
    "unknown-conclusion": ids((sheet) => sheet.conclusions),
    "unknown-store": ids((sheet) => sheet.stores),
    "unknown-incident": ids((sheet) => sheet.incidents),
    "unknown-event": ids((sheet) => sheet.events),
  };
  return named
    .filter(({ code, name }) => known[code]?.has(name) !== true)
    .map(({ code, name, path }) => unknownName(code, at(path), { name, known: known[code] ?? [] }));
}
