import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FindingCode } from "../../src/model/finding.ts";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { markedText, tinyFiles, tinySheet } from "./tiny-sheet.ts";

interface Case {
  readonly name: string;
  readonly file: string;
  /** The tiny sheet's file with the first of each pair replaced by the second, or a whole text. */
  readonly change: readonly (readonly [string, string])[] | string;
  readonly code: FindingCode;
  readonly mark: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

function changed({ file, change }: Pick<Case, "file" | "change">): string {
  if (typeof change === "string") return change;
  return change.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, tinySheet[file] ?? "");
}

const shapes: readonly Case[] = [
  {
    name: "a mistyped key",
    file: "sheet.yml",
    change: [["owner:", "ower: growth, owner:"]],
    code: "unknown-key",
    mark: "ower",
    args: { key: "ower", suggestion: "owner" },
  },
  {
    name: "a key far from any other",
    file: "sheet.yml",
    change: [["owner:", "qqqq: growth, owner:"]],
    code: "unknown-key",
    mark: "qqqq",
    args: { suggestion: null },
  },
  {
    name: "a mistyped key of a map in an event",
    file: "events/purchase.yml",
    change: [["logic:", "logik: x, logic:"]],
    code: "unknown-key",
    mark: "logik",
    args: { known: ["logic", "template"], suggestion: "logic" },
  },
  {
    name: "a missing key",
    file: "retests.yml",
    change: [["    evidence: attested\n", ""]],
    code: "missing-key",
    mark: "order-sample",
    args: { key: "evidence", where: "retests.order-sample" },
  },
  {
    name: "a missing key at the top",
    file: "sheet.yml",
    change: [["name: Northwind Outdoor\n", ""]],
    code: "missing-key",
    mark: "version: 1",
    args: { key: "name", where: "this file" },
  },
  {
    name: "criteria that a sample lacks",
    file: "retests.yml",
    change: [["attested", "sample"]],
    code: "missing-key",
    mark: "order-sample",
    args: { key: "passes_when" },
  },
  {
    name: "criteria that an attestation can't have",
    file: "retests.yml",
    change: [["attested\n", "attested\n    passes_when: { value: { wrong: 0 } }\n"]],
    code: "invalid-value",
    mark: "passes_when",
  },
  {
    name: "text where a list belongs",
    file: "triggers.yml",
    change: [["touches: [Purchase.value]", "touches: Purchase.value"]],
    code: "wrong-type",
    mark: "Purchase.value",
    args: { expected: "a list", got: "text" },
  },
  {
    name: "a list where a map belongs",
    file: "owners.yml",
    change: "owners: []\n",
    code: "wrong-type",
    mark: "[]",
    args: { expected: "a map", got: "a list" },
  },
  {
    name: "an empty file",
    file: "handoff.yml",
    change: "# nothing yet\n",
    code: "wrong-type",
    mark: "",
    args: { expected: "a map", got: "nothing" },
  },
  {
    name: "a word outside of the closed set",
    file: "retests.yml",
    change: [["attested", "atested"]],
    code: "invalid-value",
    mark: "atested",
    args: { expected: "attested, sample, reconciliation, or check with name and app" },
  },
  {
    name: "a mode that does not exist",
    file: "sheet.yml",
    change: [["owner: growth", "owner: growth, mode: strict"]],
    code: "invalid-value",
    mark: "strict",
    args: { expected: "one of enforce, advise" },
  },
  {
    name: "a day that does not exist",
    file: "sheet.yml",
    change: [["owner: growth", "owner: growth, freezes: [{ from: 2026-02-30, to: 2026-03-01, triggers: [checkout] }]"]],
    code: "invalid-value",
    mark: "2026-02-30",
  },
  {
    name: "an entry's name in capitals",
    file: "owners.yml",
    change: [["owners:\n", 'owners:\n  Finance: { title: Finance, people: ["@ada", "@lin"] }\n']],
    code: "invalid-value",
    mark: "Finance",
  },
  {
    name: "an empty text",
    file: "conclusions.yml",
    change: [["Net order revenue", '""']],
    code: "invalid-value",
    mark: '""',
    args: { value: "" },
  },
  {
    name: "a negated glob",
    file: "triggers.yml",
    change: [['"src/checkout/**"', '"!src/**"']],
    code: "invalid-value",
    mark: '"!src/**"',
    args: { expected: "a pattern without a leading !; use except" },
  },
  {
    name: "a glob with too many stars",
    file: "triggers.yml",
    change: [["src/checkout/**", "*a".repeat(17)]],
    code: "invalid-value",
    mark: `"${"*a".repeat(17)}"`,
    args: { expected: "a pattern with at most 16 * and 8 {" },
  },
  {
    name: "a glob whose braces multiply",
    file: "triggers.yml",
    change: [["src/checkout/**", "{a,b,c,d}".repeat(6)]],
    code: "invalid-value",
    mark: `"${"{a,b,c,d}".repeat(6)}"`,
  },
  {
    name: "an entry without a condition",
    file: "triggers.yml",
    change: [["- declared: true", "- except: [docs/**]"]],
    code: "invalid-value",
    mark: "except: [docs/**]",
    args: {
      expected:
        "at least one condition: paths, content, dependency, shopify-extension, app-embed, gtm-container, declared",
    },
  },
  {
    name: "declared: false",
    file: "triggers.yml",
    change: [["declared: true", "declared: false"]],
    code: "invalid-value",
    mark: "false",
  },
  {
    name: "a dataset without quotes keeps its digits in the message",
    file: "sheet.yml",
    change: [['"123456789012345"', "00123456789012345678"]],
    code: "unquoted-dataset",
    mark: "00123456789012345678",
    args: { value: "00123456789012345678" },
  },
  {
    name: "a dataset with letters",
    file: "sheet.yml",
    change: [['"123456789012345"', '"12345abc"']],
    code: "invalid-value",
    mark: '"12345abc"',
  },
  {
    name: "a repeated item",
    file: "triggers.yml",
    change: [["[Purchase.value]", "[Purchase.value, Purchase.value]"]],
    code: "duplicate-item",
    mark: "Purchase.value",
    args: { item: "Purchase.value" },
  },
  {
    name: "an unknown key in an event's parameter",
    file: "events/purchase.yml",
    change: [["[value, currency]", "{ value: { ownr: tracking }, currency: null }"]],
    code: "unknown-key",
    mark: "ownr",
  },
];

const rules: readonly Case[] = [
  {
    name: "an unknown owner of the policy",
    file: "sheet.yml",
    change: [["owner: growth", "owner: grwoth"]],
    code: "unknown-owner",
    mark: "grwoth",
    args: { name: "grwoth", suggestion: "growth" },
  },
  {
    name: "an unknown owner of an override",
    file: "sheet.yml",
    change: [["owner: growth", "owner: growth, override: { owners: [growth, legal], people: 2, hours: 72 }"]],
    code: "unknown-owner",
    mark: "legal",
  },
  {
    name: "an unknown owner of an event",
    file: "events/purchase.yml",
    change: [["\nowner: tracking", "\nowner: trackin"]],
    code: "unknown-owner",
    mark: "trackin",
  },
  {
    name: "an unknown owner of a rollback",
    file: "events/purchase.yml",
    change: [["{ owner: tracking", "{ owner: ops"]],
    code: "unknown-owner",
    mark: "ops",
  },
  {
    name: "an unknown owner of a parameter in an event",
    file: "events/purchase.yml",
    change: [["[value, currency]", "{ value: { owner: ops }, currency: null }"]],
    code: "unknown-owner",
    mark: "ops",
  },
  {
    name: "an unknown owner of a parameter",
    file: "parameters.yml",
    change: [["total, owner: tracking", "total, owner: ops"]],
    code: "unknown-owner",
    mark: "ops",
  },
  {
    name: "an unknown signer",
    file: "triggers.yml",
    change: [["    retests:", "    sign_off: [tracking, ops]\n    retests:"]],
    code: "unknown-owner",
    mark: "ops",
  },
  {
    name: "an owner with the name of an object's method",
    file: "conclusions.yml",
    change: [["media", "constructor"]],
    code: "unknown-owner",
    mark: "constructor",
    args: { suggestion: null },
  },
  {
    name: "an unknown retest of a trigger",
    file: "triggers.yml",
    change: [["[order-sample]", "[order-sample, order-smaple]"]],
    code: "unknown-retest",
    mark: "order-smaple",
  },
  {
    name: "an unknown retest of a rollback",
    file: "events/purchase.yml",
    change: [["[order-sample]", "[other]"]],
    code: "unknown-retest",
    mark: "other",
  },
  {
    name: "an unknown retest of an incident",
    file: "router.yml",
    change: [["[order-sample]", "[other]"]],
    code: "unknown-retest",
    mark: "other",
  },
  {
    name: "an unknown trigger of a freeze",
    file: "sheet.yml",
    change: [["owner: growth", "owner: growth, freezes: [{ from: 2026-11-26, to: 2026-12-01, triggers: [chekout] }]"]],
    code: "unknown-trigger",
    mark: "chekout",
    args: { suggestion: "checkout" },
  },
  {
    name: "a freeze that ends before it begins",
    file: "sheet.yml",
    change: [["owner: growth", "owner: growth, freezes: [{ from: 2026-12-01, to: 2026-11-26, triggers: [checkout] }]"]],
    code: "invalid-value",
    mark: "2026-11-26",
  },
  {
    name: "a parameter that an event has not",
    file: "retests.yml",
    change: [['["Purchase.*"]', '["Purchase.*", Purchase.valeu]']],
    code: "unknown-signal",
    mark: "Purchase.valeu",
    args: { suggestion: "Purchase.value" },
  },
  {
    name: "a parameter that no event has",
    file: "retests.yml",
    change: [['["Purchase.*"]', '["Purchase.*", "*.weight"]']],
    code: "unknown-signal",
    mark: '"*.weight"',
  },
  {
    name: "an event that does not exist",
    file: "router.yml",
    change: [["[Purchase.value]", "[Purchase.value, Purchas.value]"]],
    code: "unknown-event",
    mark: "Purchas.value",
    args: { suggestion: "Purchase" },
  },
  {
    name: "a parameter that parameters.yml has not",
    file: "events/purchase.yml",
    change: [["[value, currency]", "[value, currency, num_items]"]],
    code: "unknown-parameter",
    mark: "num_items",
  },
  {
    name: "a parameter in a map that parameters.yml has not",
    file: "events/purchase.yml",
    change: [["[value, currency]", "{ value: null, currency: null, num_items: null }"]],
    code: "unknown-parameter",
    mark: "num_items",
  },
  {
    name: "a criterion for a parameter that does not exist",
    file: "retests.yml",
    change: [["attested\n", "sample\n    passes_when: { valeu: { wrong: 0 }, occurrence: { wrong: 0 } }\n"]],
    code: "unknown-parameter",
    mark: "valeu",
  },
  {
    name: "a rate in a sample",
    file: "retests.yml",
    change: [["attested\n", "sample\n    passes_when: { value: { wrong: 0, min_rate: 0.9 } }\n"]],
    code: "invalid-value",
    mark: "min_rate",
  },
  {
    name: "a rate that stands on no number of orders",
    file: "retests.yml",
    change: [["attested\n", "reconciliation\n    passes_when: { value_match: { min_rate: 0.9 } }\n"]],
    code: "missing-key",
    mark: "value_match",
    args: { key: "min_orders" },
  },
  {
    name: "an owner that a parameter lacks",
    file: "parameters.yml",
    change: [["total, owner: tracking", "total"]],
    code: "signal-without-owner",
    mark: "value",
    args: { signal: "*.value" },
  },
  {
    name: "an owner left empty in an event",
    file: "events/purchase.yml",
    change: [["\nowner: tracking", "\nowner:"]],
    code: "signal-without-owner",
    mark: "owner",
    args: { signal: "Purchase.occurrence" },
  },
  {
    name: "an empty source of truth",
    file: "parameters.yml",
    change: [["source_of_truth: The order, must_hold: Equals", 'source_of_truth: "", must_hold: Equals']],
    code: "signal-without-source",
    mark: '""',
    args: { signal: "*.value" },
  },
  {
    name: "a conclusion that rests on an empty value",
    file: "conclusions.yml",
    change: [["rests_on: [Purchase.value]", "rests_on:"]],
    code: "conclusion-rests-on-nothing",
    mark: "rests_on",
  },
  {
    name: "signals that only a before_merge retest proves",
    file: "triggers.yml",
    change: [["after_release", "before_merge"]],
    code: "unproven-signal",
    mark: "Purchase.value",
    args: { trigger: "checkout", phase: "after_release" },
  },
  {
    name: "signals of an at-merge trigger that only an after_release retest proves",
    file: "triggers.yml",
    change: [["    retests:", "    resume: at-merge\n    retests:"]],
    code: "unproven-signal",
    mark: "Purchase.value",
    args: { phase: "before_merge" },
  },
  {
    name: "several unproven signals of one pattern at once",
    file: "triggers.yml",
    change: [
      ["touches: [Purchase.value]", 'touches: ["*.*"]'],
      ["{ after_release: [order-sample] }", "{}"],
    ],
    code: "unproven-signal",
    mark: '"*.*"',
    args: { signal: "Purchase.currency", more: 2 },
  },
  {
    name: "an entry that touches more than its trigger",
    file: "triggers.yml",
    change: [["- declared: true", '- { declared: true, touches: ["Purchase.*"] }']],
    code: "touches-outside",
    mark: '"Purchase.*"',
  },
  {
    name: "the same person with other capitals",
    file: "owners.yml",
    change: [['["@ada", "@grace"]', '["@ada", "@grace", "@ADA"]']],
    code: "duplicate-item",
    mark: '"@ADA"',
  },
  {
    name: "a person who is their own backup",
    file: "owners.yml",
    change: [['["@ada", "@grace"]', '["@ada", "@grace"], backups: ["@ada"]']],
    code: "duplicate-item",
    mark: '"@ada"',
  },
  {
    name: "a placeholder",
    file: "owners.yml",
    change: [['"@omar"', '"@omar", "@TBD"']],
    code: "placeholder-person",
    mark: '"@TBD"',
  },
  {
    name: "a placeholder team",
    file: "owners.yml",
    change: [['["@lin", "@omar"]', '["@lin", "@omar"], teams: ["@example/media"]']],
    code: "placeholder-person",
    mark: '"@example/media"',
  },
  {
    name: "a role of one person",
    file: "owners.yml",
    change: [['["@lin", "@omar"]', '["@lin"]']],
    code: "one-person-role",
    mark: "media",
  },
  {
    name: "a role of nobody",
    file: "owners.yml",
    change: [['["@lin", "@omar"]', "[]"]],
    code: "empty-role",
    mark: "media",
  },
  {
    name: "except that is the same as paths",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { paths: ["src/**"], except: ["SRC/**"] }']],
    code: "condition-never-matches",
    mark: "except",
  },
  {
    name: "except that leaves out everything",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { dependency: ["@shopify/*"], except: ["**"] }']],
    code: "condition-never-matches",
    mark: "except",
  },
  {
    name: "an app embed in paths that can't be its file",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { app-embed: ["*"], paths: ["**/*.liquid"] }']],
    code: "condition-never-matches",
    mark: "paths",
  },
  {
    name: "a dependency in paths that can't be its file",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { dependency: ["*"], paths: ["app/index.js"] }']],
    code: "condition-never-matches",
    mark: "paths",
  },
  {
    name: "two conditions that read different files",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { dependency: ["*"], app-embed: ["*"] }']],
    code: "condition-never-matches",
    mark: "app-embed",
  },
  {
    name: "a declared change with paths",
    file: "triggers.yml",
    change: [["- declared: true", '- { declared: true, paths: ["src/**"] }']],
    code: "condition-never-matches",
    mark: "declared",
  },
  {
    name: "a look-behind",
    file: "triggers.yml",
    change: [['["src/checkout/**"]', '["src/**"]\n        content: ["(?<=a)b"]']],
    code: "pattern-not-linear",
    mark: '"(?<=a)b"',
  },
  {
    name: "a back-reference",
    file: "triggers.yml",
    change: [['["src/checkout/**"]', '["src/**"]\n        content: ["(a)\\\\1"]']],
    code: "pattern-not-linear",
    mark: '"(a)\\\\1"',
  },
  {
    name: "a bad pattern in a block",
    file: "triggers.yml",
    change: [['["src/checkout/**"]', '["src/**"]\n        content:\n          - |-\n            (a']],
    code: "pattern-not-linear",
    mark: "(a",
  },
];

describe("found is", () => {
  test.each([...shapes, ...rules])("$name", (given) => {
    const text = changed(given);
    const { findings } = parseSheet(tinyFiles({ [given.file]: text }));
    expect(findings.map(({ code }) => code)).toEqual([given.code]);
    const [finding] = findings;
    expect(finding?.place?.file).toBe(`governance/${given.file}`);
    if (given.mark !== "") expect(markedText(text, finding?.place ?? {})).toBe(given.mark);
    if (given.args) expect(finding?.args).toMatchObject(given.args);
  });
});

const fine: readonly Pick<Case, "name" | "file" | "change">[] = [
  { name: "an entry with only declared", file: "triggers.yml", change: [['      - paths: ["src/checkout/**"]\n', ""]] },
  {
    name: "keys of one's own",
    file: "conclusions.yml",
    change: [
      ["    owner: media", "    x-note: { any: [thing] }\n    owner: media"],
      ["conclusions:", "x-top: 1\nconclusions:"],
    ],
  },
  {
    name: "a parameter that an event defines in full",
    file: "events/purchase.yml",
    change: [
      [
        "[value, currency]",
        "{ value: null, currency: {}, num_items: { source_of_truth: Order, must_hold: Set, owner: tracking } }",
      ],
    ],
  },
  {
    name: "occurrence, which every event has",
    file: "conclusions.yml",
    change: [["[Purchase.value]", '[Purchase.occurrence, "*.occurrence", "*.*", "Purchase.*"]']],
  },
  {
    name: "an app embed below a folder of themes",
    file: "triggers.yml",
    change: [['- paths: ["src/checkout/**"]', '- { app-embed: ["*"], paths: ["themes/us/**", "other/*.js"] }']],
  },
  {
    name: "an entry that narrows",
    file: "triggers.yml",
    change: [
      ["touches: [Purchase.value]", 'touches: ["Purchase.*"]'],
      ["- declared: true", "- { declared: true, touches: [Purchase.value] }"],
    ],
  },
  {
    name: "at-merge with its proof before the merge",
    file: "triggers.yml",
    change: [
      ["after_release", "before_merge"],
      ["    retests:", "    resume: at-merge\n    retests:"],
    ],
  },
  {
    name: "one person in a shop of one",
    file: "sheet.yml",
    change: [["owner: growth", 'owner: growth, solo: "@ada"']],
  },
];

describe("nothing is found in", () => {
  test.each(fine)("$name", (given) => {
    expect(parseSheet(tinyFiles({ [given.file]: changed(given) }))).toMatchObject({ ok: true, findings: [] });
  });

  test("a shop of one, whose roles are one person and placeholders", () => {
    const solo = { "sheet.yml": `${tinySheet["sheet.yml"] ?? ""}`.replace("growth }", 'growth, solo: "@ada" }') };
    const owners = { "owners.yml": (tinySheet["owners.yml"] ?? "").replace('["@lin", "@omar"]', '["@todo"]') };
    expect(parseSheet(tinyFiles({ ...solo, ...owners })).findings).toEqual([]);
  });

  test("the reference sheet", () => {
    const root = join(import.meta.dirname, "../../governance");
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path: `governance/${path.slice(root.length + 1)}`, text: readFileSync(path, "utf8") }));
    expect(parseSheet(files)).toMatchObject({ ok: true, findings: [] });
  });
});

describe("one mistake", () => {
  test("does not hide those of other entries, files and rules: all come at once, in order", () => {
    const { findings } = parseSheet(
      tinyFiles({
        "conclusions.yml": `conclusions:
  broken: { title: Broken, ownr: media, rests_on: [Purchase.value], instead: Nothing }
  roas: { title: Return on ad spend, owner: medai, rests_on: [Purchase.valeu], instead: Net order revenue }
`,
        "retests.yml": "retests: [\n",
        "owners.yml": null,
      }),
    );
    expect(findings.map(({ code, place }) => `${place?.file.slice(11)}:${place?.line ?? 0} ${code}`)).toEqual([
      "conclusions.yml:2 missing-key",
      "conclusions.yml:2 unknown-key",
      "conclusions.yml:3 unknown-signal",
      "owners.yml:0 file-missing",
      "retests.yml:2 yaml-syntax",
    ]);
  });

  test("in an entry leaves its name known", () => {
    const { findings } = parseSheet(
      tinyFiles({ "retests.yml": (tinySheet["retests.yml"] ?? "").replace("method:", "metod:") }),
    );
    expect(findings.map(({ code }) => code)).toEqual(["missing-key", "unknown-key"]);
  });

  test("in an event makes nothing else unknown", () => {
    const { findings } = parseSheet(
      tinyFiles({ "events/purchase.yml": (tinySheet["events/purchase.yml"] ?? "").replace("fires_when", "fires_wen") }),
    );
    expect(findings.map(({ code }) => code)).toEqual(["missing-key", "unknown-key"]);
  });
});

describe("a missing file", () => {
  test.each([
    "sheet.yml",
    "owners.yml",
    "parameters.yml",
    "conclusions.yml",
    "triggers.yml",
    "retests.yml",
    "events/purchase.yml",
  ])("%s is one finding", (file) => {
    const parsed = parseSheet(tinyFiles({ [file]: null }));
    const missing = file.startsWith("events/") ? "governance/events/*.yml" : `governance/${file}`;
    expect(parsed.ok).toBe(false);
    expect(parsed.findings).toEqual([
      { code: "file-missing", severity: "error", place: { file: missing }, args: { file: missing } },
    ]);
  });

  test("router.yml and handoff.yml may be absent", () => {
    expect(parseSheet(tinyFiles({ "router.yml": null }))).toMatchObject({ ok: true, findings: [] });
  });

  test("files elsewhere are none of the sheet's business, strange ones in its folder are a warning", () => {
    const strange = parseSheet([
      ...tinyFiles({
        "records/a.yml": "[",
        "evidence/deep/b.png": "",
        "tests/c.yml": "",
        "SHEET.md": "",
        "events/.gitkeep": "",
        "notes.txt": "",
      }),
      { path: "src/a.yml", text: "[" },
    ]);
    expect(strange.ok).toBe(true);
    expect(strange.findings.map(({ code, place }) => [code, place?.file])).toEqual([
      ["file-unknown", "governance/notes.txt"],
    ]);
  });
});

describe("a broken sheet", () => {
  test("still names the policy's owner and the roles", () => {
    expect(parseSheet(tinyFiles({ "triggers.yml": "[" }))).toMatchObject({
      ok: false,
      policy_owner: "growth",
      owners: { growth: { people: ["@kim", "@grace"] } },
    });
  });

  test("names neither where their files can't be read", () => {
    const parsed = parseSheet(tinyFiles({ "sheet.yml": "[", "owners.yml": "owners: 1\n" }));
    expect(parsed).toMatchObject({ ok: false, policy_owner: null, owners: null });
  });
});

test("the sheet has its defaults filled in", () => {
  const parsed = parseSheet(tinyFiles());
  if (!parsed.ok) throw new Error("the tiny sheet must be valid");
  const { sheet } = parsed;
  expect(sheet.policy).toEqual({
    mode: "enforce",
    owner: "growth",
    sign_off: { allow_author: false, distinct_people: false },
    solo: null,
    release: "with-merge",
    override: null,
    rollback_days: 14,
    freezes: [],
  });
  expect(sheet.stores["us"]).toMatchObject({ paths: [], branches: [] });
  expect(sheet.owners["media"]).toEqual({
    title: "Media buying",
    people: ["@lin", "@omar"],
    teams: [],
    backups: [],
    backup_after_hours: null,
    contact: null,
  });
  expect(sheet.triggers["checkout"]).toMatchObject({
    retests: { before_merge: [], after_release: ["order-sample"] },
    sign_off: null,
    resume: "after-release",
    when: [{ paths: ["src/checkout/**"] }, { declared: true }],
  });
  expect(sheet.retests["order-sample"]).toMatchObject({ max_age_days: null, passes_when: null });
  expect(sheet.events["Purchase"]?.rollback.resume_when).toEqual({ retests: ["order-sample"], soak_hours: 0 });
  expect(sheet.handoff).toEqual({ items: {}, links: [] });
});

test("an event's own words win over those of parameters.yml", () => {
  const parameters = "{ value: { source_of_truth: The cart, owner: media }, currency: null }";
  const text = (tinySheet["events/purchase.yml"] ?? "").replace("[value, currency]", parameters);
  const parsed = parseSheet(tinyFiles({ "events/purchase.yml": text }));
  expect(parsed.ok && parsed.sheet.events["Purchase"]?.parameters).toEqual({
    value: { source_of_truth: "The cart", must_hold: "Equals the order total", owner: "media" },
    currency: { source_of_truth: "The order", must_hold: "The order's currency", owner: "tracking" },
  });
});
