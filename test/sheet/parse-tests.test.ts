import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTests } from "../../src/sheet/parse-tests.ts";
import { messageFor } from "../../src/report/finding-pages/finding-messages.ts";

const path = "governance/tests/checkout.yml";
const parsed = (text: string) => parseTests(path, text);

/** Code, line and marked column of each finding. */
function found(text: string): readonly string[] {
  const result = parsed(text);
  if (result.kind !== "broken") return [];
  return result.findings.map(({ code, place }) => `${code} ${String(place?.line)}:${String(place?.column)}`);
}

const one = (lines: string): string => `cases:\n  - name: a\n    expect: { fired: [] }\n${lines}`;

describe("a file of tests", () => {
  it("gives its cases, each with the places of what it says", () => {
    const result = parsed(one("    change: { a.css: edited }\n  - name: b\n    expect: { verdict: clear }\n"));
    expect(result.kind === "cases" && result.cases.map(({ test }) => test.name)).toEqual(["a", "b"]);
    expect(result.kind === "cases" && result.cases[1]?.locate(["expect", "verdict"], "value")).toMatchObject({
      file: path,
      line: 6,
      column: 24,
    });
  });

  it("is told from one about routes by its top-level key", () => {
    expect(parsed("routes: []\n")).toEqual({ kind: "routes" });
    expect(found("routes: []\ncases: []\n")).toContain("unknown-key 1:1");
    expect(found("tests: []\n")).toEqual(["missing-key 1:1", "unknown-key 1:1"]);
  });

  it.each<[string, string, string]>([
    ["a mistyped key of a case", one("    chnage: { a.css: edited }\n"), "unknown-key 4:5"],
    ["a mistyped key of an expectation", "cases:\n  - name: a\n    expect: { fird: [] }\n", "unknown-key 3:15"],
    ["a case that expects nothing", "cases:\n  - name: a\n    expect: {}\n", "invalid-value 3:13"],
    ["a case without a name", "cases:\n  - expect: { fired: [] }\n", "missing-key 2:5"],
    ["no case at all", "cases: []\n", "invalid-value 1:8"],
    [
      "a file that was neither edited, added nor deleted",
      one("    change: { a.css: changed }\n"),
      "invalid-value 4:22",
    ],
    ["a mistyped key of a file", one("    change: { a.css: { befor: x } }\n"), "unknown-key 4:24"],
    ["a path from the root of the machine", one("    change: { /etc/passwd: edited }\n"), "invalid-value 4:15"],
    ["a verdict that does not exist", one("").replace("fired: []", "verdict: green"), "invalid-value 3:24"],
    ["a key that no requirement has", one("").replace("fired: []", "requirements: [review:a]"), "invalid-value 3:30"],
    [
      "a state that does not exist",
      one("").replace("fired: []", "requirements: { retest:a: done }"),
      "invalid-value 3:41",
    ],
    ["a mistyped key of an answer", one("    answers: { sigend: [a] }\n"), "unknown-key 4:16"],
    ["a mistyped key of who answers", one("    answers: { signed: [{ by: a, day_ago: 1 }] }\n"), "unknown-key 4:34"],
    [
      "a mistyped key of a record",
      one("    records: { r: { proposed: { kind: change, declares: [a], happend_at: 1 } } }\n"),
      "unknown-key 4:62",
    ],
    [
      "a commit without quotes",
      one(
        "    records: { r: { proposed: { kind: resume, through: 1234567, signals: [Purchase.value], retests: [{ retest: a, result: passed, at: 2026-11-22T09:00:00Z }], contaminated: none } } }\n",
      ),
      "unquoted-dataset 4:56",
    ],
    ["no map at all", "- a\n", "wrong-type 1:1"],
    ["broken YAML", "cases: [\n", "yaml-syntax 2:1"],
  ])("marks %s", (_, text, expected) => {
    expect(found(text)).toContain(expected);
  });

  it("says what is wrong inside of one of several forms, and not that none of them fits", () => {
    expect(found(one("    answers: { signed: [{ by: a, days_ago: soon }] }\n"))).toEqual(["wrong-type 4:44"]);
    expect(found(one("    answers: { signed: [3] }\n"))).toHaveLength(1);
  });

  it("suggests the key that was meant", () => {
    const result = parsed(one("    chnage: { a.css: edited }\n"));
    const finding = result.kind === "broken" ? result.findings[0] : undefined;
    expect(finding && messageFor(finding).message + (messageFor(finding).fix ?? "")).toContain("change");
  });
});

const whole = readFileSync(join(import.meta.dirname, "../../governance/tests/records.yml"), "utf8");
const pieces = [
  "\n",
  "  ",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "|",
  "&a ",
  "*a",
  "!x ",
  "__proto__: ",
  "null",
  "🟡",
  "\t",
  "---\n",
];

describe("whatever a file of tests holds", () => {
  it("is read without throwing, and every finding has words", () => {
    const inserted = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), fc.nat({ max: 40 }), inserted, (at, drop, insert) => {
        const result = parsed(whole.slice(0, at) + insert.join("") + whole.slice(at + drop));
        if (result.kind !== "broken") return;
        expect(result.findings.length).toBeGreaterThan(0);
        for (const finding of result.findings) expect(messageFor(finding).message).not.toBe("");
      }),
      { numRuns: 300 },
    );
  });

  it("is either cases or findings, also when it is no test at all", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(["broken", "cases", "routes"]).toContain(parsed(text).kind);
      }),
    );
  });
});
