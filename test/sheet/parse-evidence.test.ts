import { describe, expect, test } from "vitest";
import { parseEvidence } from "../../src/sheet/parse-evidence.ts";
import { markedText } from "./tiny-sheet.ts";

const blob = "0".repeat(40);
const sample = `kind: sample
retest: order-sample
taken_at: 2026-11-22T09:00:00Z
by: "@ada"
rows:
  - order: "1042"
    placed_at: 2026-11-22T08:00:00Z
    segment: mobile
    values:
      value: { order: "129.90", browser: 129.9, server: unknown }
      content_ids: { order: ["4501", 4502], browser: null, catalogue: [] }
`;
const report = `{
\t"version": 1,
\t"kind": "reconciliation",
\t"taken_at": "2026-11-22T09:00:00Z",
\t"orders": 2040,
\t"metrics": { "value_match": { "numerator": 1912, "denominator": 2040 } }
}
`;

describe("an evidence file", () => {
  test.each(["governance/evidence/a.yml", "governance/evidence/a.yaml", "governance/evidence/a.json"])(
    "%s is a sample or a report by what it says",
    (path) => {
      expect(parseEvidence(path, blob, sample)).toMatchObject({
        path,
        blob,
        kind: "sample",
        sample: { retest: "order-sample" },
      });
      expect(parseEvidence(path, blob, report)).toMatchObject({
        path,
        blob,
        kind: "reconciliation",
        report: { orders: 2040 },
      });
    },
  );

  test.each([
    ["governance/evidence/a.txt", sample],
    ["governance/evidence/screen.png", "\u0089PNG\r\n"],
    ["governance/evidence/a.yml", "kind: notes\n"],
    ["governance/evidence/a.yml", "- one\n"],
    ["governance/evidence/a.json", "[1, 2]"],
    ["governance/evidence/a.yml", ""],
  ])("%s of another kind is only pointed to: %j", (path, text) => {
    expect(parseEvidence(path, blob, text)).toEqual({ path, blob, kind: "other" });
  });

  test.each([
    ["an order without quotes", sample.replace(`"1042"`, "1042"), "unquoted-dataset", "1042"],
    ["a mistyped source", sample.replace("server:", "sever:"), "unknown-key", "sever"],
    ["no rows", sample.replace(/rows:[^]*/, "rows: []\n"), "invalid-value", "[]"],
    [
      "a mistyped metric key",
      report.replace("numerator", "numeratr").replace("denominator", `x-a": 1, "denominator`),
      "missing-key",
      `"value_match"`,
    ],
    ["broken YAML", `${sample}  - [\n`, "yaml-syntax", ""],
  ])("with %s is broken", (_name, text, code, mark) => {
    const evidence = parseEvidence("governance/evidence/a.yml", blob, text);
    const findings = evidence.kind === "broken" ? evidence.findings : [];
    expect(findings[0]?.code).toBe(code);
    expect(markedText(text, findings[0]?.place ?? {})).toBe(mark);
  });
});

describe("a secret makes evidence broken:", () => {
  const hash = "a1b2c3d4".repeat(8);
  test.each([
    ["an access token", `token: EAA${"Bz9".repeat(20)}`, `EAA${"Bz9".repeat(20)}`],
    ["the name of a token in a link", "url: https://graph.example/v1?access_token=x", "access_token"],
    ["an e-mail address", "buyer: kim.lee+shop@mail.shop.example", "kim.lee+shop@mail.shop.example"],
    ["a hashed identifier", `em: ${hash}`, hash],
    ["a hashed identifier in capitals", `em: "${hash.toUpperCase()}"`, hash.toUpperCase()],
  ])("%s", (_name, line, mark) => {
    for (const path of ["governance/evidence/a.yml", "governance/evidence/log.txt"]) {
      const text = `first: line\n${line}\n`;
      const evidence = parseEvidence(path, blob, text);
      const findings = evidence.kind === "broken" ? evidence.findings : [];
      expect(findings.map(({ code }) => code)).toEqual(["secret-in-evidence"]);
      expect(findings[0]?.place).toMatchObject({ file: path, line: 2 });
      expect(markedText(text, findings[0]?.place ?? {})).toBe(mark);
    }
  });

  test.each([
    ["a login", `by: "@ada"`],
    ["a team", `by: "@northwind/tracking"`],
    ["a package with its version", "sdk: facebook-nodejs-business-sdk@24.0.1"],
    ["a commit id", `commit: ${"a1".repeat(20)}`],
    ["a longer run of hex digits", `raw: ${"a1".repeat(33)}`],
    ["a word that begins alike", "note: EAAsy"],
  ])("%s is none", (_name, line) => {
    expect(parseEvidence("governance/evidence/a.yml", blob, `kind: notes\n${line}\n`)).toMatchObject({ kind: "other" });
  });
});
