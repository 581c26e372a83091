import { describe, expect, test } from "vitest";
import { isDataMap } from "../../../src/sheet/yaml/data.ts";
import type { Path } from "../../../src/sheet/yaml/locate.ts";
import { readYaml, sizeLimit } from "../../../src/sheet/yaml/read-yaml.ts";

const file = "governance/test.yml";
const codes = (text: string): readonly string[] => readYaml(file, text).findings.map(({ code }) => code);

interface Position {
  readonly name: string;
  readonly text: string;
  readonly path: Path;
  readonly part?: "key" | "value";
  readonly at: readonly [line: number, column: number, length: number];
}

const positions: readonly Position[] = [
  { name: "a value", text: "a:\n  b: one\n", path: ["a", "b"], at: [2, 6, 3] },
  { name: "a key", text: "a:\n  b: one\n", path: ["a", "b"], part: "key", at: [2, 3, 1] },
  { name: "an item of a flow list", text: "a: { b: [x, yy, zzz] }\n", path: ["a", "b", 1], at: [1, 13, 2] },
  { name: "a key in a flow map", text: "a: { b: 1, cc: 2 }\n", path: ["a", "cc"], part: "key", at: [1, 12, 2] },
  { name: "an item of a block list", text: "a:\n  - x\n  - yy\n", path: ["a", 1], at: [3, 5, 2] },
  { name: "a flow list across lines", text: "a: [\n  x,\n  yy,\n]\n", path: ["a", 1], at: [3, 3, 2] },
  { name: "a literal block", text: "a: |\n  first\n  second\n", path: ["a"], at: [2, 3, 5] },
  { name: "a folded block in a list", text: "a:\n  - >-\n\n      first\n", path: ["a", 0], at: [4, 7, 5] },
  { name: "a quoted value with its quotes", text: `a: "x y"\n`, path: ["a"], at: [1, 4, 5] },
  { name: "a quoted value across lines, up to the line's end", text: `a: "x\n  y"\n`, path: ["a"], at: [1, 4, 2] },
  { name: "a value after an emoji, in UTF-16 units", text: `a: { b: "🟡", c: x }\n`, path: ["a", "c"], at: [1, 18, 1] },
  { name: "a value after a byte order mark", text: "\uFEFFa: x\n", path: ["a"], at: [1, 4, 1] },
  { name: "a value with Windows line ends", text: "a: one\r\nb: two\r\n", path: ["b"], at: [2, 4, 3] },
  { name: "a block with Windows line ends", text: "a: |\r\n  one\r\n  two\r\n", path: ["a"], at: [2, 3, 3] },
  { name: "a value after a tab", text: "a:\tx\n", path: ["a"], at: [1, 4, 1] },
  { name: "the key of a value that was left out", text: "a:\n  bb:\n  c: 1\n", path: ["a", "bb"], at: [2, 3, 2] },
  {
    name: "the nearest parent of a path that does not exist",
    text: "a:\n  b: 1\n",
    path: ["a", "x"],
    part: "key",
    at: [1, 1, 1],
  },
  { name: "a value in JSON", text: `{\n\t"a": {\n\t\t"b": [1, 22]\n\t}\n}\n`, path: ["a", "b", 1], at: [3, 12, 2] },
];

describe("a place", () => {
  test.each(positions)("of $name", ({ text, path, part = "value", at: [line, column, length] }) => {
    const yaml = readYaml(file, text);
    expect(yaml.findings).toEqual([]);
    expect(yaml.locate(path, part)).toEqual({ file, line, column, length });
  });

  test("gives back the text that it marks", () => {
    const yaml = readYaml(file, "a:\r\n  b: 012345\r\n");
    expect(yaml.textAt(yaml.locate(["a", "b"], "value"))).toBe("012345");
  });
});

const broken: readonly {
  readonly name: string;
  readonly text: string;
  readonly code: string;
  readonly at: readonly [number, number];
}[] = [
  { name: "an unclosed quote", text: `a: "x\n`, code: "yaml-syntax", at: [2, 1] },
  { name: "an unclosed bracket", text: "a: [x\n", code: "yaml-syntax", at: [2, 1] },
  { name: "a tab as indentation", text: "a:\n\tb: 1\n", code: "yaml-syntax", at: [2, 1] },
  { name: "an unknown tag", text: "a: !thing x\n", code: "yaml-syntax", at: [1, 4] },
  { name: "a binary tag", text: "a: !!binary aGk=\n", code: "yaml-syntax", at: [1, 4] },
  { name: "an anchor", text: "a: &x 1\n", code: "yaml-anchor", at: [1, 7] },
  { name: "a repeated key", text: "a: 1\nb: 2\na: 3\n", code: "yaml-duplicate-key", at: [3, 1] },
  { name: "a repeated key in a flow map", text: "x: { a: 1, a: 2 }\n", code: "yaml-duplicate-key", at: [1, 12] },
  { name: "a second document", text: "a: 1\n---\nb: 2\n", code: "yaml-several-documents", at: [2, 1] },
  { name: "a key that is a list", text: "? [a]\n: 1\n", code: "yaml-syntax", at: [1, 3] },
];

describe("refused is", () => {
  test.each(broken)("$name", ({ text, code, at: [line, column] }) => {
    const [finding, ...others] = readYaml(file, text).findings;
    expect(finding).toMatchObject({ code, severity: "error", place: { file, line, column } });
    expect(others).toEqual([]);
  });

  test("an alias, with every other one", () => {
    expect(codes("a: &x 1\nb: *x\nc: [*x]\n")).toEqual(["yaml-anchor", "yaml-anchor", "yaml-anchor"]);
  });

  test("a merge key with an alias; a merge key alone is a key like any other", () => {
    expect(codes("a: &x { b: 1 }\nc:\n  <<: *x\n")).toEqual(["yaml-anchor", "yaml-anchor"]);
    expect(readYaml(file, "c: { <<: { b: 1 } }\n").data).toEqual({ c: { "<<": { b: 1 } } });
  });

  test("a file over the size limit, counted in bytes", () => {
    expect(codes(`a: ${"x".repeat(sizeLimit)}`)).toEqual(["yaml-too-large"]);
    expect(codes(`a: ${"🟡".repeat(sizeLimit / 4)}`)).toEqual(["yaml-too-large"]);
    expect(codes(`a: ${"x".repeat(sizeLimit - 3)}`)).toEqual([]);
  });
});

describe("deep nesting ends in a finding:", () => {
  const deep = [
    ["brackets", "[".repeat(100_000)],
    ["braces", "{a: ".repeat(50_000)],
    ["lists in one line", "- ".repeat(100_000)],
    ["explicit keys", "? ".repeat(100_000)],
    ["maps by indentation", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ] as const;
  test.each(deep)("%s", (_name, text) => {
    expect(codes(text)).toEqual(["yaml-too-deep"]);
  });

  test("brackets in text are no nesting", () => {
    expect(codes(`a: "${"[".repeat(1000)}"\nb: |\n  ${"{[".repeat(1000)}\n# ${"[".repeat(1000)}\n`)).toEqual([]);
  });

  test("an alias bomb is not expanded", () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let index = 1; index < 40; index += 1) lines.push(`a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`);
    const { findings } = readYaml(file, lines.join("\n"));
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["yaml-anchor", "more-findings"]));
    expect(findings.length).toBe(101);
  });
});

describe("a file that is broken all over says how much is not listed:", () => {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  test.each([
    ["syntax", lines(130, () => 'a: "b" c')],
    ["keys written twice", lines(131, () => "a: 1")],
    ["anchors", lines(130, (index) => `a${index}: &x${index} 1`)],
  ])("%s", (_what, text) => {
    const { findings } = readYaml(file, text);
    expect(findings.at(-1)).toMatchObject({ code: "more-findings", place: { file } });
    const told = findings.reduce((sum, one) => sum + (one.code === "more-findings" ? one.args.more : 1), 0);
    expect(findings.length).toBe(101);
    expect(told).toBeGreaterThanOrEqual(130);
  });

  test("a hundred are all listed", () => {
    expect(new Set(codes(lines(100, (index) => `a${index}: &x${index} 1`)))).toEqual(new Set(["yaml-anchor"]));
  });
});

describe("plain data", () => {
  test("has no special keys", () => {
    const { data } = readYaml(file, "__proto__: { polluted: true }\nconstructor: 1\n");
    expect(Object.keys(isDataMap(data) ? data : {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect({}).not.toHaveProperty("polluted");
  });

  test("follows YAML 1.2: yes, on and dates are text", () => {
    expect(readYaml(file, "a: yes\nb: on\nc: 2026-11-26\nd: 1e3\ne: 0o17\nf: ~\n").data).toEqual({
      a: "yes",
      b: "on",
      c: "2026-11-26",
      d: 1000,
      e: 15,
      f: null,
    });
  });

  test("of an empty file is null", () => {
    expect(readYaml(file, "")).toMatchObject({ data: null, findings: [] });
    expect(readYaml(file, "# nothing\n")).toMatchObject({ data: null, findings: [] });
  });

  test("of a file with a syntax error is withheld", () => {
    expect(readYaml(file, "a: [1\nb: 2\n").data).toBeUndefined();
  });
});
