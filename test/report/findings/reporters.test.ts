import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { messageFor } from "../../../src/report/finding-pages/finding-messages.ts";
import type { FindingContext } from "../../../src/report/findings/finding-reporter.ts";
import { findingReporters } from "../../../src/report/findings/finding-reporters.ts";
import { githubReporter } from "../../../src/report/findings/github-reporter.ts";
import { jsonReporter } from "../../../src/report/findings/json-reporter.ts";
import { sarifReporter } from "../../../src/report/findings/sarif-reporter.ts";
import { textReporter } from "../../../src/report/findings/text-reporter.ts";
import { hostileText } from "../hostile-text.ts";

const file = "governance/conclusions.yml";
const source = [
  "conclusions:",
  "  roas:",
  "    title: Return on ad spend",
  "    rests_on: [Purchase.valeu, Purchase.currency]",
  "",
].join("\n");
const context: FindingContext = {
  sources: { [file]: source },
  files: 14,
  elapsed_ms: 41.3,
  columns: null,
  colour: false,
};

const misspelt: Finding = {
  code: "unknown-signal",
  severity: "error",
  place: { file, line: 4, column: 16, length: 14 },
  args: { name: "Purchase.valeu", known: ["Purchase.value", "Purchase.currency"], suggestion: "Purchase.value" },
};
const stale: Finding = {
  code: "stale-rendering",
  severity: "warning",
  place: { file: "governance/SHEET.md" },
  args: { file: "governance/SHEET.md", missing: false },
};
const incomplete: Finding = { code: "files-incomplete", severity: "error", args: { expected: 10, got: 3 } };

const more: Finding = { code: "more-findings", severity: "error", place: { file }, args: { more: 30 } };

const repeated = (finding: Finding, count: number): readonly Finding[] => Array.from({ length: count }, () => finding);

describe("the text reporter", () => {
  it("sums up what is wrong, not what there was room for", () => {
    const shown = textReporter.render([misspelt, more], context);
    expect(shown).toContain("and 30 more findings in this file, not listed");
    expect(shown).toContain("31 errors in 14 files");
  });

  it("shows code, place, excerpt with a caret under the mark, fix, where to read more, and a summary", () => {
    const { message, fix } = messageFor(misspelt);
    expect(textReporter.render([misspelt, stale], context)).toBe(
      [
        `error[unknown-signal] ${file}:4:16`,
        "    3 |     title: Return on ad spend",
        "    4 |     rests_on: [Purchase.valeu, Purchase.currency]",
        `      |                ^^^^^^^^^^^^^^ ${message}`,
        ...(fix === null ? [] : [`   fix: ${fix}`]),
        "   why: signal-governance explain unknown-signal",
        "",
        "warning[stale-rendering] governance/SHEET.md",
        `   ${messageFor(stale).message}`,
        ...(messageFor(stale).fix === null ? [] : [`   fix: ${messageFor(stale).fix ?? ""}`]),
        "   why: signal-governance explain stale-rendering",
        "",
        "1 error, 1 warning in 14 files (41 ms)",
        "",
      ].join("\n"),
    );
  });

  it("breaks message and fix at the terminal's width, each line below the first", () => {
    const shown = textReporter.render([misspelt, stale], { ...context, columns: 76 });
    const whole = textReporter.render([misspelt, stale], context);
    const told = shown.split("\n").filter((line) => !line.startsWith("error[") && !line.startsWith("warning["));
    expect(told.filter((line) => line.length > 76)).toEqual([]);
    expect(shown.split("\n").length).toBeGreaterThan(whole.split("\n").length);
    expect(shown.replace(/\s+\|?\s*/gu, " ")).toBe(whole.replace(/\s+\|?\s*/gu, " "));
  });

  it("says so when there is nothing to mend", () => {
    expect(textReporter.render([], { ...context, files: 1, elapsed_ms: 1234 })).toBe(
      "nothing to mend in 1 file (1.2 s)\n",
    );
  });

  it.each([
    ["wide characters", "    漢字漢: [Purchase.valeu]", 11, "      |              ^^^^^^^^^^^^^^"],
    ["a tab", "\t[Purchase.valeu]", 3, "      |   ^^^^^^^^^^^^^^"],
    ["a colour code", "a\u001B[31mb: Purchase.valeu", 10, "      |     ^^^^^^^^^^^^^^"],
    ["an emoji", "😀: Purchase.valeu", 5, "      |     ^^^^^^^^^^^^^^"],
  ])("keeps the caret under the mark after %s", (_what, line, column, caret) => {
    const finding: Finding = { ...misspelt, place: { file, line: 1, column, length: 14 } };
    const lines = textReporter.render([finding], { ...context, sources: { [file]: line } }).split("\n");
    expect(lines[2]?.startsWith(`${caret} `)).toBe(true);
  });

  it("shows a window of a long line around its mark", () => {
    const line = `${"x".repeat(70_000)}Purchase.valeu${"y".repeat(70_000)}`;
    const finding: Finding = { ...misspelt, place: { file, line: 1, column: 70_001, length: 14 } };
    const [, excerpt = "", caret = ""] = textReporter
      .render([finding], { ...context, sources: { [file]: line } })
      .split("\n");
    expect(excerpt.length).toBeLessThan(140);
    expect(excerpt.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("Purchase.valeu");
    expect(excerpt).toMatch(/^ {4}1 \| ….*…$/);
  });

  it("holds escape codes only when colours are wanted", () => {
    const escape = "\u001B";
    expect(textReporter.render([misspelt], context)).not.toContain(escape);
    const coloured = textReporter.render([misspelt], { ...context, colour: true });
    expect(coloured).toContain(`${escape}[31m`);
    expect(coloured.replaceAll(new RegExp(`${escape}\\[\\d+m`, "g"), "")).toBe(
      textReporter.render([misspelt], context),
    );
  });

  it.each([
    ["a line that is not there", { file, line: 99, column: 1 }],
    ["a column behind the end", { file, line: 1, column: 999, length: 5 }],
    ["a file that was not read", { file: "toString", line: 1, column: 1 }],
  ])("still tells a finding at %s", (_what, place) => {
    expect(textReporter.render([{ ...misspelt, place }], context)).toContain(messageFor(misspelt).message);
  });
});

describe("the JSON reporter", () => {
  it("matches its schema, and leaves out what is not known", () => {
    const written: unknown = JSON.parse(jsonReporter.render([misspelt, stale, incomplete], context));
    expect(validate("findings", written)).toMatchObject({ ok: true });
    expect(written).toMatchObject({
      version: 1,
      findings: [
        { code: "unknown-signal", severity: "error", file, line: 4, column: 16 },
        { file: "governance/SHEET.md" },
        { code: "files-incomplete" },
      ],
    });
    expect(jsonReporter.render([incomplete], context)).not.toContain('"file"');
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: unknown };
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}
interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly help: { readonly text: string; readonly markdown: string };
      }[];
    };
  };
  readonly results: readonly SarifResult[];
}

describe("the SARIF reporter", () => {
  const run = (findings: readonly Finding[], sources = context.sources): SarifRun => {
    const log = JSON.parse(sarifReporter.render(findings, { ...context, sources })) as {
      readonly runs: readonly [SarifRun];
    };
    return log.runs[0];
  };

  it("points every result to its rule and its place", () => {
    const { tool, results } = run([misspelt, stale, incomplete]);
    expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toEqual([
      true,
      true,
      true,
    ]);
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "error"]);
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" },
          region: { startLine: 4, startColumn: 16, endColumn: 30 },
        },
      },
    ]);
    expect(results.every(({ locations }) => locations.length === 1)).toBe(true);
  });

  it("gives every rule a help text", () => {
    for (const { help } of run([misspelt, stale, incomplete]).tool.driver.rules) {
      expect(help.text).not.toBe("");
      expect(help.markdown).not.toBe("");
    }
  });

  it("keeps a result's identity when lines are added above it, and tells equal lines apart", () => {
    const moved: Finding = { ...misspelt, place: { file, line: 6, column: 16, length: 14 } };
    const identity = (results: readonly SarifResult[]): readonly string[] =>
      results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    const before = identity(run([misspelt]).results);
    expect(identity(run([moved], { [file]: `# one\n# two\n${source}` }).results)).toEqual(before);
    expect(new Set(identity(run([misspelt, misspelt]).results)).size).toBe(2);
  });

  it("escapes what a path may hold", () => {
    const odd: Finding = { ...misspelt, place: { file: "governance/a b#ü?.yml", line: 1 } };
    expect(run([odd]).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      "governance/a%20b%23%C3%BC%3F.yml",
    );
  });
});

describe("the GitHub reporter", () => {
  it("writes a command with file, line, column and title", () => {
    const { message } = messageFor(misspelt);
    expect(githubReporter.render([misspelt], context)).toContain(
      `::error file=governance/conclusions.yml,line=4,col=16,title=signal-governance%3A unknown-signal::${message}`,
    );
  });

  it("counts what was not listed among what it does not show", () => {
    expect(githubReporter.render([...repeated(incomplete, 12), more], context)).toContain("::and 32 more errors: ");
  });

  it("shows ten of each kind, then says how many more there are", () => {
    const lines = githubReporter
      .render([...repeated(misspelt, 13), ...repeated(stale, 11)], context)
      .trimEnd()
      .split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
    expect(lines.at(-1)).toBe(
      "::notice title=signal-governance::and 3 more errors and 1 more warning: run signal-governance lint to see all",
    );
    expect(lines).toHaveLength(21);
  });

  it("writes nothing when there is nothing wrong", () => {
    expect(githubReporter.render([], context)).toBe("");
  });
});

describe("every reporter", () => {
  it.each(findingReporters)("$id survives hostile texts and places", ({ id, render }) => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.nat(40), fc.nat(400), (name, text, line, column) => {
        const finding: Finding = {
          code: "unknown-owner",
          severity: "error",
          place: { file: name, line: line + 1, column: column + 1, length: 7 },
          args: { name: text, known: [text], suggestion: text },
        };
        const output = render([finding], { ...context, sources: { [name]: text } });
        if (id === "json" || id === "sarif") expect(JSON.parse(output)).toHaveProperty("version");
        else expect(output.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
