import { expect, it } from "vitest";
import { isRecordPath, recordId } from "../../../src/app/sheet/sheet-paths.ts";

it.each<[string, string | null]>([
  ["governance/records/klarna.yml", "klarna"],
  ["governance/records/klarna.yaml", "klarna"],
  ["governance/records/KLARNA.YML", "KLARNA"],
  ["governance/records/2026/klarna.yml", "klarna"],
  ["governance/records/über-nacht.yml", "über-nacht"],
  ["governance/records/klarna.yml.txt", null],
  ["governance/records/.yml", null],
  ["governance/evidence/records/klarna.yml", null],
  ["docs/governance/records/klarna.yml", null],
])("%s is read as the record %s: danger declared in an odd place is declared", (path, id) => {
  expect(isRecordPath(path) ? recordId(path) : null).toBe(id);
});
