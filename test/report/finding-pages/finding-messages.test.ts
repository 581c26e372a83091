import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import {
  explainCode,
  findingPages,
  isFindingCode,
  messageFor,
} from "../../../src/report/finding-pages/finding-messages.ts";
import { checkRecord } from "../../../src/sheet/records/check-record.ts";
import { parseEvidence } from "../../../src/sheet/parse-evidence.ts";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";
import { parseSheet } from "../../../src/sheet/parse-sheet.ts";
import { markedText, tinyFiles } from "../../sheet/tiny-sheet.ts";
import { isLedgerCode, ledgerFindings } from "./landed-example.ts";
import { findingsPage } from "../../../scripts/generate/findings.ts";

const pages = Object.entries(findingPages);
const shown = pages.flatMap(([code, { example, severity }]) =>
  typeof example === "string" ? [] : [{ code, severity, ...example }],
);

function findingsIn(code: string, file: string, text: string): readonly Finding[] {
  if (isLedgerCode(code)) return ledgerFindings(code, `governance/${file}`, text);
  const path = `governance/${file}`;
  const sheet = parseSheet(tinyFiles());
  if (!sheet.ok) throw new Error("the tiny sheet must be valid");
  if (file.startsWith("evidence/")) {
    const evidence = parseEvidence(path, "0".repeat(40), text);
    return evidence.kind === "broken" ? evidence.findings : [];
  }
  if (!file.startsWith("records/")) return parseSheet(tinyFiles({ [file]: text === "" ? null : text })).findings;
  const record = parseRecord(path, text);
  return record.ok ? checkRecord(record.record, record.locate, sheet.sheet) : record.findings;
}

test("the small sheet under the examples has no findings", () => {
  expect(parseSheet(tinyFiles())).toMatchObject({ ok: true, findings: [] });
});

describe.each(shown)("the example of $code", ({ code, severity, file, wrong, mark, right }) => {
  test("has exactly this finding at the marked text", () => {
    const findings = findingsIn(code, file, wrong);
    expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([[code, severity]]);
    const place = findings[0]?.place;
    expect(place?.file).toBe(`governance/${file}`);
    if (mark === null) expect(place).not.toHaveProperty("line");
    else if (mark !== "") expect(markedText(wrong, place ?? {})).toBe(mark);
  });

  test("has no finding once it is put right", () => {
    expect(findingsIn(code, file, right)).toEqual([]);
  });
});

test.each(pages)("%s is worded in full", (code, page) => {
  expect(page.title).toMatch(/^[A-Z]/);
  expect(page.title).not.toMatch(/\.$/);
  expect(page.why.length).toBeGreaterThan(60);
  expect(page.why).toMatch(/\.$/);
  expect(explainCode(code)).toContain(`## ${code}\n`);
});

test("a code that does not exist has no page", () => {
  expect(explainCode("constructor")).toBeNull();
  expect(explainCode("src/app.ts")).toBeNull();
  expect(isFindingCode("unknown-owner")).toBe(true);
});

test.each([
  ["items", ["items", "items[].id", "items[].sum", "total_count"]],
  [null, ["items", "items[].id", "no", "sum"]],
  [null, ["a[].id", "a[].sum", "b[].id"]],
])("rows in a list below %s are to be taken out of it first", (list, columns) => {
  const args = { looks_like: "JSON", expected: [], columns, nearly: null, holds: "orders", instead: null } as const;
  const { fix } = messageFor({ code: "input-unknown", severity: "error", args });
  expect(fix?.includes("jq")).toBe(list !== null);
  if (list !== null) expect(fix).toContain(`jq -c '.${list}[]'`);
});

test("a message says what is wrong and the fix says what to do", () => {
  const finding: Finding = {
    code: "unknown-signal",
    severity: "error",
    args: { name: "Purchase.valeu", known: ["value", "currency"], suggestion: "Purchase.value" },
  };
  expect(messageFor(finding)).toEqual({
    message: "no event has this signal (Purchase.valeu); did you mean Purchase.value?",
    fix: "use one of value, currency",
  });
});

test("the documentation has a section for every code", () => {
  const headings = [...findingsPage().matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(pages.map(([code]) => code));
});
