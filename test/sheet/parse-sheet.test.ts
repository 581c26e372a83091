import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseSheet } from "../../src/sheet/parse-sheet.ts";
import { coverageCases } from "./coverage-cases.ts";
import { goodInputs, inputCases } from "./input-cases.ts";
import type { LintCase } from "./lint-case.ts";
import { nameCases } from "./name-cases.ts";
import { shapeCases } from "./shape-cases.ts";
import { markedText, tinyFiles, tinySheet } from "./tiny-sheet.ts";

function changed({ file, change }: Pick<LintCase, "file" | "change">): string {
  if (typeof change === "string") return change;
  return change.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, tinySheet[file] ?? "");
}

describe("found is", () => {
  test.each([...shapeCases, ...nameCases, ...coverageCases, ...inputCases])("$name", (given) => {
    const text = changed(given);
    const { findings } = parseSheet(tinyFiles({ [given.file]: text }));
    expect(findings.map(({ code }) => code)).toEqual([given.code]);
    const [finding] = findings;
    expect(finding?.place?.file).toBe(`governance/${given.file}`);
    if (given.mark !== "") expect(markedText(text, finding?.place ?? {})).toBe(given.mark);
    if (given.args) expect(finding?.args).toMatchObject(given.args);
  });
});

test("of unknown keys a hundred are listed, and how many more there are", () => {
  const keys = Array.from({ length: 130 }, (_, index) => `unknown-${String(index)}: 1\n`).join("");
  const { findings } = parseSheet(tinyFiles({ "sheet.yml": `${tinySheet["sheet.yml"] ?? ""}${keys}` }));
  expect(findings.filter(({ code }) => code === "unknown-key")).toHaveLength(100);
  expect(findings).toContainEqual({
    code: "more-findings",
    severity: "error",
    place: { file: "governance/sheet.yml" },
    args: { more: 30 },
  });
});

test("mappings of columns are read as they are written, what is left out as null", () => {
  const sheet = (tinySheet["sheet.yml"] ?? "").replace("policy:", `${goodInputs}policy:`);
  const parsed = parseSheet(tinyFiles({ "sheet.yml": sheet }));
  expect(parsed.findings).toEqual([]);
  expect(parsed.ok && parsed.sheet.inputs).toEqual([
    {
      id: "warehouse-orders",
      holds: "orders",
      columns: { name: "order_no", total: "grand_total", currency: { is: "USD" }, em: "customer.email" },
      time_zone: "America/New_York",
      decimal: ",",
      dates: null,
    },
    {
      id: "sent-purchases",
      holds: "server",
      columns: { name: { is: "Purchase" }, event_at: "sent_at", fbp: "fbp" },
      time_zone: "-05:00",
      decimal: null,
      dates: null,
    },
    { id: "stock-list", holds: "catalogue", columns: { id: "sku" }, time_zone: null, decimal: null, dates: null },
    {
      id: "daily-counts",
      holds: "totals",
      columns: { day: "date_utc", event: "name", count: "n" },
      time_zone: null,
      decimal: null,
      dates: "month-first",
    },
    {
      id: "other-orders",
      holds: "orders",
      columns: {
        name: "Nr.",
        total: '"sum[]"',
        created_at: ["Order Date", "Order Time"],
        sku: "cart.line_items[].sku",
        quantity: { is: "1" },
        price: 'cart.line_items[]."price.net"',
      },
      time_zone: null,
      decimal: null,
      dates: "day-first",
    },
  ]);
});

const fine: readonly Pick<LintCase, "name" | "file" | "change">[] = [
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
    const solo = { "sheet.yml": (tinySheet["sheet.yml"] ?? "").replace("growth }", 'growth, solo: "@ada" }') };
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
  expect(sheet.handoff).toEqual({ items: {}, links: [], max_age_days: 90 });
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
