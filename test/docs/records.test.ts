import { expect, test } from "vitest";
import { checkRecord } from "../../src/sheet/records/check-record.ts";
import { parseRecord } from "../../src/sheet/records/parse-record.ts";
import { readReferenceSheet } from "../governance/reference-sheet.ts";
import { fencesOf } from "./pages.ts";

const records = fencesOf("docs/records.md").flatMap(({ language, text }) => {
  const path = /^# (governance\/records\/\S+\.yml)\n/.exec(text)?.[1];
  return language === "yaml" && path !== undefined ? [{ path, text }] : [];
});

test("docs/records.md shows every kind of record that a command writes", () => {
  const kinds = records.map(({ text }) => /^kind: (.*)$/m.exec(text)?.[1]);
  expect([...new Set(kinds)].sort()).toEqual(["incident", "no-impact", "release", "resume"]);
});

test.each(records.map(({ path, text }) => [path, text] as const))(
  "%s is a record of the reference sheet",
  (path, text) => {
    const parsed = parseRecord(path, text);
    expect(parsed.findings).toEqual([]);
    expect(parsed.ok && checkRecord(parsed.record, { file: path }, readReferenceSheet())).toEqual([]);
  },
);

const kinds = fencesOf("docs/sheet.md").filter(({ text }) =>
  /^kind: (change|incident|no-impact|release|resume)$/m.test(text),
);

test("docs/sheet.md shows each kind of record once, and each is one", () => {
  expect(kinds.map(({ text }) => parseRecord("governance/records/a.yml", text).findings)).toEqual([[], [], [], [], []]);
});
