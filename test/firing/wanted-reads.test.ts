import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainPath } from "../../src/firing/explain-path.ts";
import { fireTriggers, unreadBlobs } from "../../src/firing/fire-triggers.ts";
import { wantedReads } from "../../src/firing/wanted-reads.ts";
import type { Change, ChangedFile, FileText } from "../../src/model/change.ts";
import type { ConditionEntry } from "../../src/model/sheet.ts";
import { changeOf, renameOf, sheetOf, sheetWith, trigger } from "./small-sheet.ts";

const wanted = (entry: ConditionEntry, change: Change): unknown => wantedReads([sheetOf(entry)], change.files);

describe("what a host must read", () => {
  it("is nothing but blob ids for conditions on names", () => {
    const change = changeOf({ "src/a.js": ["1", "2"], "b.css": ["1", "2"], "governance/sheet.yml": ["1", "2"] });
    expect(wanted({ paths: ["**/*.js"] }, change)).toEqual({ blobs: ["src/a.js"], before: [], after: [] });
    expect(wanted({ paths: ["**"] }, change)).toEqual({ blobs: ["b.css", "src/a.js"], before: [], after: [] });
    expect(wanted({ declared: true }, change)).toEqual({ blobs: [], before: [], after: [] });
  });

  it("is each side that exists of the files that a glob lets in", () => {
    const change = changeOf({ "a.js": [null, "2"], "b.js": ["1", null], "c.js": ["1", "2"], "d.css": ["1", "2"] });
    expect(wanted({ paths: ["*.js"], content: ["x"] }, change)).toEqual({
      blobs: ["a.js", "b.js", "c.js"],
      before: ["b.js", "c.js"],
      after: ["a.js", "c.js"],
    });
    const renamed = { blobs: ["attic/x.txt"], before: ["src/x.js"], after: ["attic/x.txt"] };
    expect(wanted({ paths: ["**/*.js"], content: ["x"] }, renameOf("src/x.js", "attic/x.txt"))).toEqual(renamed);
  });

  it("is the TOML of each folder above for Shopify extensions, on both sides", () => {
    const above = [
      "extensions/shopify.extension.toml",
      "extensions/x/shopify.extension.toml",
      "shopify.extension.toml",
    ];
    const change = changeOf({ "extensions/x/run.js": ["1", "2"] });
    expect(wanted({ "shopify-extension": { type: ["*"] } }, change)).toEqual({
      blobs: ["extensions/x/run.js"],
      before: above,
      after: above,
    });
    expect(wanted({ "shopify-extension": { type: ["*"] } }, changeOf({ "extensions/x/a.md": ["1", "2"] }))).toEqual({
      blobs: [],
      before: [],
      after: [],
    });
  });

  it("is only files of the right name for packages, theme settings and containers", () => {
    const files = { "package.json": ["1", "2"], "config/settings_data.json": ["1", "2"], "a.js": ["1", "2"] } as const;
    expect(wanted({ dependency: ["x"] }, changeOf(files))).toHaveProperty("after", ["package.json"]);
    expect(wanted({ "app-embed": ["x"] }, changeOf(files))).toHaveProperty("after", ["config/settings_data.json"]);
    expect(wanted({ "gtm-container": ["x"] }, changeOf(files))).toHaveProperty("after", [
      "config/settings_data.json",
      "package.json",
    ]);
  });
});

const toml = 'type = "function"';
const someText = fc.constantFrom(
  "",
  "{}",
  '{"dependencies":{"sdk":"1"}}',
  '{"dependencies":{"sdk":"2"}}',
  '{"current":{"blocks":{"1":{"type":"klarna"}}}}',
  '{"containerVersion":{"tag":[{"name":"Meta"}]}}',
  "value\n",
  "x\nvalue\n",
  toml,
);
const side = fc.oneof(
  { weight: 8, arbitrary: someText.map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.constantFrom({ unreadable: "binary" } as const, { missing: true } as const) },
);
const somePath = fc.constantFrom(
  "a.js",
  "src/a.js",
  "src/b.md",
  "package.json",
  "x/package.json",
  "config/settings_data.json",
  "gtm.json",
  "ext/run.js",
  "ext/locales/a.json",
  "ext/shopify.extension.toml",
  "governance/sheet.yml",
  "README",
);
const semantic: readonly ConditionEntry[] = [
  { content: ["value"] },
  { dependency: ["sdk"] },
  { "shopify-extension": { type: ["function"] } },
  { "app-embed": ["klarna"] },
  { "gtm-container": ["*"] },
];
const where = fc.record(
  {
    paths: fc.subarray(["**", "src/**", "**/*.js", "**/*.json"], { minLength: 1 }),
    except: fc.subarray(["**/*.md", "src/**"], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const entry: fc.Arbitrary<ConditionEntry> = fc
  .tuple(where, fc.subarray([...semantic], { maxLength: 2 }))
  .map(([names, conditions]) => Object.assign({}, names, ...conditions) as ConditionEntry);
const file: fc.Arbitrary<ChangedFile> = fc.oneof(
  fc.record({
    status: fc.constantFrom("added" as const, "removed" as const, "modified" as const),
    path: somePath,
    old_path: fc.constant(null),
    before: fc.constant("1"),
    after: fc.constant("2"),
  }),
  fc.record({
    status: fc.constant("renamed" as const),
    path: somePath,
    old_path: somePath,
    before: fc.constant("1"),
    after: fc.constant("2"),
  }),
);
const allPaths = [
  "a.js",
  "src/a.js",
  "src/b.md",
  "package.json",
  "x/package.json",
  "config/settings_data.json",
  "gtm.json",
  "ext/run.js",
  "ext/locales/a.json",
  "governance/sheet.yml",
  "README",
  ...["", "src/", "x/", "config/", "ext/", "ext/locales/"].map((folder) => `${folder}shopify.extension.toml`),
];
const allTexts: fc.Arbitrary<Record<string, FileText>> = fc.record(
  Object.fromEntries(allPaths.map((path) => [path, side])),
);

describe("any change", () => {
  const anyCase = fc.tuple(
    fc.array(entry, { maxLength: 3 }),
    fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 5 }),
    fc.record({ before: allTexts, after: allTexts }),
  );
  const given = ([entries, files, texts]: typeof anyCase extends fc.Arbitrary<infer T> ? T : never) => {
    const sheet = sheetWith(Object.fromEntries(entries.map((one, index) => [`t${index}`, trigger([one])])));
    return { sheet, change: { ...changeOf({}), files, texts } };
  };
  const only = (texts: Readonly<Record<string, FileText>>, paths: readonly string[]): Record<string, FileText> =>
    Object.fromEntries(paths.map((path) => [path, texts[path] ?? { missing: true }]));

  it("fires in a good part of these cases, so that the rest of them proves something", () => {
    const fired = fc.sample(anyCase, { numRuns: 300, seed: 1 }).filter((one) => {
      const { sheet, change } = given(one);
      return fireTriggers(sheet, change).some(({ because }) => because.some(({ condition }) => condition !== "paths"));
    });
    expect(fired.length).toBeGreaterThan(60);
  });

  it("fires the same with only the wanted texts as with all of them", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { sheet, change } = given(one);
        const reads = wantedReads([sheet], change.files);
        const texts = { before: only(change.texts.before, reads.before), after: only(change.texts.after, reads.after) };
        expect(fireTriggers(sheet, { ...change, texts })).toEqual(fireTriggers(sheet, change));
      }),
      { numRuns: 1000 },
    );
  });

  it("needs no blob ids but the wanted ones", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { sheet, change } = given(one);
        const { blobs } = wantedReads([sheet], change.files);
        const files = change.files.map(({ before, after, ...rest }) =>
          blobs.includes(rest.path) ? { ...rest, before, after } : rest,
        );
        const firings = fireTriggers(sheet, { ...change, files } as Change);
        expect(unreadBlobs(firings, { ...change, files } as Change)).toEqual([]);
      }),
    );
  });

  it("fires the same whatever the order of its files", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { sheet, change } = given(one);
        expect(fireTriggers(sheet, { ...change, files: change.files.toReversed() })).toEqual(
          fireTriggers(sheet, change),
        );
      }),
    );
  });

  it("fires no entry that explaining its paths leaves out", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { sheet, change } = given(one);
        const names = change.files.flatMap(({ path, old_path }) => [path, old_path ?? path]);
        const explained = new Set(names.flatMap((name) => explainPath(sheet, name).map(({ trigger: id }) => id)));
        for (const firing of fireTriggers(sheet, change)) expect(explained).toContain(firing.trigger);
      }),
    );
  });
});
