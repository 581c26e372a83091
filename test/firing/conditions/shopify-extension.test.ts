import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/model/change.ts";
import { mayBelong } from "../../../src/firing/conditions/shopify-extension.ts";
import { firingOf } from "../firing-of.ts";
import { changeOf, renameOf, type Sides } from "../small-sheet.ts";

const pixel = 'type = "web_pixel_extension"\nname = "pixel"\n';
const ui = `api_version = "2024-07"

[[extensions]]
type = "ui_extension"
name = "delivery note"

[[extensions.targeting]]
module = "./src/Checkout.tsx"
target = "purchase.checkout.block.render"
`;
const fn = 'type = "function"\n[[targeting]]\ntarget = "purchase.payment-customization.run"\n';
const old = 'type = "checkout_ui_extension"\nextension_points = ["Checkout::Dynamic::Render"]\n';

const toml = "extensions/x/shopify.extension.toml";
const with_ = (text: Sides, files: Readonly<Record<string, Sides>>): Change => changeOf({ [toml]: text, ...files });
const edit = (text: string, path = "extensions/x/src/index.js"): Change => with_([text, text], { [path]: ["a", "b"] });
const told = (
  change: Change,
  options: { readonly type?: readonly string[]; readonly target?: readonly string[] },
): string | undefined => firingOf({ "shopify-extension": options }, change)?.because[0]?.detail;

describe("an edit of a file", () => {
  const file = "extensions/x/src/index.js";
  const asked = { "shopify-extension": { type: ["web_pixel*"] } };

  it.each<[string, string, string | null, boolean]>([
    ["of an extension that is asked for", file, pixel, true],
    ["of another extension", file, ui, false],
    ["of an extension that can't be read", file, "= what", true],
    ["in a folder that is no extension", file, null, false],
    ["that says which extension it is, whatever it says now", toml, ui, true],
    ["outside of any folder that could be one", "README.md", pixel, false],
  ])("%s", (_what, name, text, expected) => {
    expect(mayBelong(name, asked, (path) => (path === toml ? text : null))).toBe(expected);
  });
});

describe("a Shopify extension condition", () => {
  it("goes by the type and the targets in the TOML of a folder above, in all its shapes", () => {
    expect(told(edit(pixel), { type: ["web_pixel*"] })).toBe("web_pixel_extension");
    expect(told(edit(ui), { target: ["purchase.checkout.*"] })).toBe(
      "ui_extension with target purchase.checkout.block.render",
    );
    expect(told(edit(ui), { type: ["ui_extension"] })).toBe("ui_extension with target purchase.checkout.block.render");
    expect(told(edit(fn), { target: ["*payment-customization*"] })).toBe(
      "function with target purchase.payment-customization.run",
    );
    expect(told(edit(old), { target: ["Checkout::*"] })).toBe(
      "checkout_ui_extension with target Checkout::Dynamic::Render",
    );
    expect(told(edit('target = "purchase.a.b"'), { target: ["purchase.*"] })).toBe(
      "an extension with target purchase.a.b",
    );
  });

  it("fires by the type or by any target", () => {
    expect(told(edit(ui), { type: ["function"], target: ["purchase.*"] })).toBeDefined();
    expect(told(edit(ui), { type: ["function"], target: ["pos.*"] })).toBeUndefined();
    expect(told(edit(pixel), { target: ["*"] })).toBeUndefined();
  });

  it("sees the TOML on both sides, so that changing it or deleting it hides nothing", () => {
    for (const sides of [
      [pixel, fn],
      [fn, pixel],
      [pixel, null],
      [null, pixel],
    ] as const) {
      expect(told(with_(sides, { "extensions/x/src/index.js": ["a", "b"] }), { type: ["web_pixel_extension"] })).toBe(
        "web_pixel_extension",
      );
      expect(told(with_(sides, {}), { type: ["web_pixel_extension"] })).toBe("web_pixel_extension");
    }
  });

  it("hashes the changed file, not the TOML", () => {
    const change = edit(pixel);
    const [file] = change.files;
    expect(firingOf({ "shopify-extension": { type: ["*"] } }, change)?.facts).toEqual([
      ["file", "modified", "extensions/x/src/index.js", null, file?.before, file?.after],
    ]);
  });

  it.each([
    "README.md",
    "src/notes.MD",
    "locales/de.json",
    "src/locales/de.json",
    "tests/a.js",
    "test/a.js",
    "src/__tests__/a.js",
    "src/a.test.ts",
    "src/a.spec.js",
  ])("passes over %s of an extension", (path) => {
    expect(told(edit(pixel, `extensions/x/${path}`), { type: ["*"] })).toBeUndefined();
  });

  it.each([
    "shopify.extension.toml",
    "src/index.js",
    "src/latest.js",
    "input.graphql",
    "package.json",
    "src/markdown.md.js",
  ])("sees %s of an extension", (path) => {
    const change = with_([pixel, `${pixel}# x`], { [`extensions/x/${path}`]: [pixel, `${pixel}# x`] });
    expect(told(change, { type: ["*"] })).toBeDefined();
  });

  it("sees an extension that itself lies in a folder named tests", () => {
    const change = changeOf({ "tests/x/shopify.extension.toml": [pixel, pixel], "tests/x/run.js": ["a", "b"] });
    expect(told(change, { type: ["*"] })).toBe("web_pixel_extension");
  });

  it("sees a file that is moved out of the extension, or into it", () => {
    for (const [from, to] of [
      ["extensions/x/index.js", "attic/index.js"],
      ["attic/index.js", "extensions/x/index.js"],
    ] as const) {
      const moved = renameOf(from, to);
      const there = { [toml]: { text: pixel } };
      const texts = { before: { ...moved.texts.before, ...there }, after: { ...moved.texts.after, ...there } };
      expect(told({ ...moved, texts }, { type: ["*"] })).toBe("web_pixel_extension");
    }
  });

  it("passes over files without an extension above them", () => {
    expect(told(changeOf({ "src/a.js": ["a", "b"] }), { type: ["*"] })).toBeUndefined();
  });

  it.each([
    ["type = ", "not TOML"],
    ["a = " + "[".repeat(100_000), "not TOML"],
    [`a = ${"[".repeat(500)}${"]".repeat(500)}`, "not TOML"],
  ])("fires where the TOML can't be parsed (%#)", (text, why) => {
    expect(told(edit(text), { type: ["x"] })).toBe(`unreadable: ${toml} is ${why}`);
  });

  it("fires where the TOML can't be read", () => {
    const change = changeOf({
      "x/shopify.extension.toml": [{ unreadable: "symlink" }, { unreadable: "symlink" }],
      "x/a.js": ["1", "2"],
      "shopify.extension.toml": [null, null],
    });
    expect(told(change, { type: ["x"] })).toBe("unreadable: x/shopify.extension.toml is a symbolic link");
  });

  it.each([
    "type = 3\ntargeting = 4\n",
    "extensions = [1, [2], {type = 3}]",
    "targeting = [{target = 5}]",
    "[extensions]\ntype = 'a'",
    "[__proto__]\ntype = 'x'",
  ])("passes over odd but valid TOML (%#)", (text) => {
    expect(told(edit(text), { type: ["x"], target: ["x"] })).toBeUndefined();
  });

  it("reads hostile TOML in bounded time", () => {
    const start = performance.now();
    for (const text of [
      "a" + ".a".repeat(100_000) + " = 1",
      "[[a]]\n".repeat(50_000),
      `["${"x".repeat(1_000_000)}"]`,
      "a = '''" + "'".repeat(900_000),
      Array.from({ length: 20_000 }, (_, n) => `[a.b${n}]`).join("\n"),
    ]) {
      told(edit(text), { type: ["x"] });
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
