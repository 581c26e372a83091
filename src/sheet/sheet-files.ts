import { entryOf } from "../firing/entry-of.ts";

/** Folder of the sheet, from the repository's root. */
export const sheetFolder = "governance";

/** Kinds of sheet files, by the schema that they follow. */
export type SheetSchema =
  "sheet" | "owners" | "parameters" | "event" | "conclusions" | "triggers" | "retests" | "router" | "handoff";

const single: Readonly<Record<string, SheetSchema>> = {
  "sheet.yml": "sheet",
  "owners.yml": "owners",
  "parameters.yml": "parameters",
  "conclusions.yml": "conclusions",
  "triggers.yml": "triggers",
  "retests.yml": "retests",
  "router.yml": "router",
  "handoff.yml": "handoff",
};

const optional = new Set(["router.yml", "handoff.yml"]);
const elsewhere = /^(?:(?:records|evidence|tests)\/.+|SHEET\.md|README\.md|(?:.*\/)?\.gitkeep)$/;

/** What a path of the repository is to the sheet; `unknown` belongs to the sheet's folder and to nothing in it. */
export function sheetFileKind(path: string): SheetSchema | "elsewhere" | "unknown" {
  if (!path.startsWith(`${sheetFolder}/`)) return "elsewhere";
  const name = path.slice(sheetFolder.length + 1);
  if (elsewhere.test(name)) return "elsewhere";
  if (/^events\/[^/]+\.yml$/.test(name)) return "event";
  return entryOf(single, name) ?? "unknown";
}

/** Path of the one file that follows a schema. */
export function pathOfFile(schema: Exclude<SheetSchema, "event">): string {
  return `${sheetFolder}/${schema}.yml`;
}

/** The files that every sheet needs; the last stands for any event. */
export const requiredFiles: readonly string[] = [
  ...Object.keys(single)
    .filter((name) => !optional.has(name))
    .map((name) => `${sheetFolder}/${name}`),
  `${sheetFolder}/events/*.yml`,
];
