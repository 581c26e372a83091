import { describe, expect, it } from "vitest";
import { fireTriggers, unreadBlobs } from "../../src/firing/fire-triggers.ts";
import type { Change } from "../../src/model/change.ts";
import type { ConditionEntry } from "../../src/model/sheet.ts";
import { changeOf, renameOf, sheetOf, sheetWith, store, trigger } from "./small-sheet.ts";

const fires = (entry: ConditionEntry, change: Change): boolean => fireTriggers(sheetOf(entry), change).length === 1;

describe("a change fires a trigger", () => {
  it("when a file matches a glob of an entry and none of its exceptions", () => {
    const entry = { paths: ["layout/**"], except: ["**/*.md"] };
    expect(fires(entry, changeOf({ "layout/theme.liquid": ["a", "b"] }))).toBe(true);
    expect(fires(entry, changeOf({ "layout/README.md": ["a", "b"] }))).toBe(false);
    expect(fires(entry, changeOf({ "assets/base.css": ["a", "b"] }))).toBe(false);
  });

  it("when a changed line, removed or added, matches a pattern in a file that matches a glob", () => {
    const entry = { paths: ["**/*.js"], content: ["totalPrice"] };
    expect(fires(entry, changeOf({ "a.js": ["x\n", "x\ntotalPrice\n"] }))).toBe(true);
    expect(fires(entry, changeOf({ "a.js": ["x\ntotalPrice\n", "x\n"] }))).toBe(true);
    expect(fires(entry, changeOf({ "a.js": ["totalPrice\nx\n", "totalPrice\ny\n"] }))).toBe(false);
    expect(fires(entry, changeOf({ "a.css": ["x", "totalPrice"] }))).toBe(false);
  });

  it("only if all conditions of one entry hold for the same file", () => {
    const entry = { paths: ["**/*.js"], content: ["fbq"] };
    expect(fires(entry, changeOf({ "a.js": ["1", "2"], "b.liquid": ["", "fbq("] }))).toBe(false);
  });

  it("when it moves a file out of a watched folder, or into it", () => {
    const entry = { paths: ["checkout/**"], except: ["**/*.md"] };
    expect(fires(entry, renameOf("checkout/total.js", "attic/total.js"))).toBe(true);
    expect(fires(entry, renameOf("attic/total.js", "checkout/total.js"))).toBe(true);
    expect(fires(entry, renameOf("checkout/total.js", "checkout/total.md"))).toBe(true);
    expect(fires(entry, renameOf("checkout/a.md", "attic/total.js"))).toBe(false);
  });

  it("when what moves out of its globs, or into them, holds what an entry looks for, without a changed line", () => {
    const entry = { paths: ["**/*.liquid"], except: ["attic/**"], content: ["fbq"] };
    const [off, on] = [
      renameOf("snippets/pixel.liquid", "snippets/pixel.liquid.off", ["x\nfbq(", "x\nfbq("]),
      renameOf("attic/pixel.liquid", "snippets/pixel.liquid", ["x\nfbq(", "x\nfbq("]),
    ];
    const because = { condition: "content", pattern: "fbq", line: 2 };
    expect(fireTriggers(sheetOf(entry), off)[0]?.because).toEqual([
      { ...because, file: "snippets/pixel.liquid.off", detail: "renamed from snippets/pixel.liquid" },
    ]);
    expect(fireTriggers(sheetOf(entry), on)[0]?.because).toEqual([
      { ...because, file: "snippets/pixel.liquid", detail: "renamed from attic/pixel.liquid" },
    ]);
    expect(fires(entry, renameOf("snippets/pixel.liquid", "snippets/old.txt", ["x", "x"]))).toBe(false);
    expect(fires(entry, renameOf("snippets/pixel.liquid", "sections/pixel.liquid", ["fbq(", "fbq("]))).toBe(false);
  });

  it("when a link or a submodule stands, or moves on, where its globs have a folder", () => {
    const elsewhere = (unreadable: "symlink" | "submodule") => [{ unreadable }, { unreadable }] as const;
    for (const glob of ["themes/us/**", "Themes/us/*.liquid", "{attic,themes/us}/**/*.css", "themes/us/config.json"]) {
      for (const entry of [{ paths: [glob] }, { paths: [glob], content: ["fbq"] }]) {
        expect(fires(entry, changeOf({ "themes/us": elsewhere("submodule") }))).toBe(true);
        expect(fires(entry, changeOf({ themes: elsewhere("symlink") }))).toBe(true);
        expect(fires(entry, changeOf({ "themes/u": elsewhere("submodule") }))).toBe(false);
      }
    }
    expect(fires({ paths: ["**/us/**"] }, changeOf({ themes: elsewhere("symlink") }))).toBe(false);
  });

  it("never by a declared entry or a file of the sheet", () => {
    expect(fires({ declared: true }, changeOf({ "a.js": ["a", "b"] }))).toBe(false);
    expect(fires({ declared: true, paths: ["**"] }, changeOf({ "a.js": ["a", "b"] }))).toBe(false);
    expect(fires({ paths: ["**"] }, changeOf({ "governance/triggers.yml": ["a", "b"] }))).toBe(false);
    expect(fires({ paths: ["**"] }, renameOf("governance/sheet.yml", "governance/old/sheet.yml"))).toBe(false);
    expect(fires({ paths: ["**"] }, renameOf("src/pixel.js", "governance/pixel.js"))).toBe(true);
  });

  it("when a side can't be read, whatever its content may be", () => {
    const entry = { paths: ["assets/*"], content: ["fbq"] };
    for (const unreadable of ["binary", "too-large", "symlink", "submodule", "not-utf8"] as const) {
      expect(fires(entry, changeOf({ "assets/a": ["", { unreadable }] }))).toBe(true);
      expect(fires(entry, changeOf({ "assets/a": [{ unreadable }, null] }))).toBe(true);
    }
    const elsewhere = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 7\n";
    expect(fires(entry, changeOf({ "assets/a": [elsewhere, elsewhere.replace("00", "01")] }))).toBe(true);
    const [firing] = fireTriggers(sheetOf(entry), changeOf({ "assets/a": ["", { unreadable: "binary" }] }));
    expect(firing?.because).toEqual([{ file: "assets/a", condition: "content", detail: "unreadable: binary" }]);
  });

  it("when a text that a condition needs was not read", () => {
    const change = { ...changeOf({ "a.js": ["a", "b"] }), texts: { before: {}, after: {} } };
    const [firing] = fireTriggers(sheetOf({ content: ["fbq"] }), change);
    expect(firing?.because).toEqual([{ file: "a.js", condition: "content", detail: "unreadable: not read" }]);
  });

  it("and files named like parts of every object are files like others", () => {
    const files = { constructor: ["a", "fbq"], __proto__x: ["a", "b"], toString: ["a", "b"] } as const;
    const [firing] = fireTriggers(sheetOf({ content: ["fbq"] }), changeOf(files));
    expect(firing?.because).toEqual([{ file: "constructor", condition: "content", pattern: "fbq", line: 1 }]);
  });
});

describe("a firing", () => {
  it("says which file, condition, pattern and line it is about", () => {
    const sheet = sheetWith({
      checkout: trigger([{ paths: ["src/**"] }, { paths: ["**/*.js"], content: ["nothing", "total(Price|Tax)"] }]),
    });
    const [firing] = fireTriggers(sheet, changeOf({ "src/a.js": ["one\ntwo\n", "one\ntwo\ntotalTax\n"] }));
    expect(firing?.because).toEqual([
      { file: "src/a.js", condition: "content", pattern: "total(Price|Tax)", line: 3 },
      { file: "src/a.js", condition: "paths", pattern: "src/**" },
    ]);
  });

  it("tells of each entry that the same file met", () => {
    const [firing] = fireTriggers(
      sheetWith({ x: trigger([{ paths: ["src/**"] }, { paths: ["**/*.js"] }]) }),
      changeOf({ "src/a.js": ["1", "2"] }),
    );
    expect(firing?.because.map(({ pattern }) => pattern)).toEqual(["**/*.js", "src/**"]);
  });

  it("tells what it found in a file by the line", () => {
    const [firing] = fireTriggers(
      sheetWith({ x: trigger([{ content: ["alpha"] }, { content: ["omega"] }]) }),
      changeOf({ "a.js": ["\n".repeat(9), `${"\n".repeat(8)}omega\nalpha\n`] }),
    );
    expect(firing?.because.map(({ line, pattern }) => [line, pattern])).toEqual([
      [9, "omega"],
      [10, "alpha"],
    ]);
  });

  it("carries the signals of the entries that fired: narrowed by an entry, else the trigger's", () => {
    const when = [
      { paths: ["a/**"], touches: ["Purchase.value"] },
      { paths: ["b/**"], touches: ["*.event_id"] },
      { paths: ["c/**"] },
    ];
    const sheet = sheetWith({ x: trigger(when, ["Purchase.*"]) });
    const signals = (...paths: string[]): unknown =>
      fireTriggers(sheet, changeOf(Object.fromEntries(paths.map((path) => [path, ["1", "2"] as const]))))[0]?.signals;
    expect(signals("a/1")).toEqual(["Purchase.value"]);
    expect(signals("a/1", "b/1")).toEqual(["AddToCart.event_id", "Purchase.event_id", "Purchase.value"]);
    expect(signals("c/1")).toEqual(["Purchase.currency", "Purchase.event_id", "Purchase.occurrence", "Purchase.value"]);
  });

  it("hashes a file as its status, both names and both blobs, once", () => {
    const sheet = sheetOf({ paths: ["b/**", "**/x.js"] });
    const change = renameOf("a/x.js", "b/x.js", ["1", "2"]);
    const [file] = change.files;
    expect(fireTriggers(sheet, change)[0]?.facts).toEqual([
      ["file", "renamed", "b/x.js", "a/x.js", file?.before, file?.after],
    ]);
  });

  it("does not depend on the order of files", () => {
    const sheet = sheetWith({
      b: trigger([{ paths: ["**/*.js"] }]),
      a: trigger([{ content: ["x"] }, { paths: ["q/**"] }]),
    });
    const change = changeOf({ "q/1.js": ["", "x"], "a.js": ["x\ny", "y"], "z.css": ["x", ""], "new.js": [null, "x"] });
    const reversed = { ...change, files: change.files.toReversed() };
    expect(fireTriggers(sheet, reversed)).toEqual(fireTriggers(sheet, change));
    expect(fireTriggers(sheet, change).map(({ trigger: id }) => id)).toEqual(["a", "b"]);
  });

  it("concerns the stores of the branch that hold a fired file, else those of the branch, else all", () => {
    const stores = {
      us: store({ paths: ["themes/us/**"], branches: ["main"] }),
      eu: store({ paths: ["themes/eu/**"], branches: ["main"] }),
      jp: store({ branches: ["japan"] }),
    };
    const of = (path: string, branch: string): unknown =>
      fireTriggers(sheetWith({ x: trigger([{ paths: ["**"] }]) }, stores), changeOf({ [path]: ["1", "2"] }, branch))[0]
        ?.stores;
    expect(of("themes/us/a.liquid", "main")).toEqual(["us"]);
    expect(of("shared/a.liquid", "main")).toEqual(["eu", "us"]);
    expect(of("themes/us/a.liquid", "japan")).toEqual(["jp"]);
    expect(of("themes/us/a.liquid", "other")).toEqual(["eu", "jp", "us"]);
  });
});

describe("blob ids that nobody read", () => {
  it("are reported for files that a fingerprint hashes, and for no others", () => {
    const change = changeOf({ "a.js": ["1", "2"], "b.js": [null, "2"], "c.css": ["1", "2"] });
    const without = change.files.map(({ before: _before, ...file }) => file);
    const blind = { ...change, files: without };
    expect(unreadBlobs(fireTriggers(sheetOf({ paths: ["**/*.js"] }), blind), blind)).toEqual(["a.js"]);
    expect(unreadBlobs(fireTriggers(sheetOf({ paths: ["**/*.js"] }), change), change)).toEqual([]);
  });
});
