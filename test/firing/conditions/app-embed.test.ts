import { describe, expect, it } from "vitest";
import { firingOf, toldOf } from "../firing-of.ts";
import { changeOf, renameOf } from "../small-sheet.ts";

const path = "config/settings_data.json";
const klarna = "shopify://apps/klarna-on-site/blocks/messaging/0a1b2c3d";
const pixel = "shopify://apps/pixel-helper/blocks/embed/9f8e7d6c";

interface Block {
  readonly type: string;
  readonly disabled?: boolean;
  readonly settings?: unknown;
}
const settings = (blocks: Readonly<Record<string, Block>>, rest: object = {}): string =>
  JSON.stringify({ current: { color: "red", blocks, ...rest } });
const told = (before: string | null, after: string | null, globs: readonly string[] = ["*"]): unknown =>
  toldOf({ "app-embed": globs }, path, [before, after]);

const off = settings({ "1": { type: klarna, disabled: true } });
const on = settings({ "1": { type: klarna, disabled: false } });

describe("an app embed condition", () => {
  it("tells an embed that is switched on, off or reconfigured", () => {
    expect(told(off, on)).toEqual(["app embed `klarna-on-site/messaging` switched on"]);
    expect(told(on, off)).toEqual(["app embed `klarna-on-site/messaging` switched off"]);
    expect(told(settings({}), on)).toEqual(["app embed `klarna-on-site/messaging` switched on"]);
    expect(told(on, settings({}))).toEqual(["app embed `klarna-on-site/messaging` switched off"]);
    const reconfigured = settings({ "1": { type: klarna, disabled: false, settings: { id: "7" } } });
    expect(told(on, reconfigured)).toEqual(["app embed `klarna-on-site/messaging` reconfigured"]);
    const asleep = settings({ "1": { type: klarna, disabled: true, settings: { id: "7" } } });
    expect(told(off, asleep)).toEqual(["app embed `klarna-on-site/messaging` reconfigured while switched off"]);
  });

  it("passes over colours, order of keys, and embeds that come or go switched off", () => {
    expect(told(on, settings({ "1": { disabled: false, type: klarna } }, { color: "blue" }))).toEqual([]);
    expect(told(settings({}), off)).toEqual([]);
    expect(told(off, settings({}))).toEqual([]);
    expect(told(on, settings({ "1": { type: klarna } }))).toEqual([]);
  });

  it("reads a comment within a setting as part of it", () => {
    const css = (colour: string): string => settings({ "1": { type: klarna, settings: { css: `/* ${colour} */` } } });
    expect(told(css("red"), css("blue"))).toEqual(["app embed `klarna-on-site/messaging` reconfigured"]);
  });

  it("asks for embeds whose type contains the glob", () => {
    expect(told(off, on, ["klarna"])).toHaveLength(1);
    expect(told(off, on, ["apps/KLARNA*/blocks"])).toHaveLength(1);
    expect(told(off, on, ["pixel-helper"])).toEqual([]);
  });

  it("sees an app replaced under the same block id, whichever of the two is asked for", () => {
    const replaced = settings({ "1": { type: pixel } });
    expect(told(on, replaced, ["klarna"])).toHaveLength(1);
    expect(told(on, replaced, ["pixel-helper"])).toHaveLength(1);
  });

  it("reads the comment that Shopify writes first, and presets by name", () => {
    const comment = "/*\n * auto-generated { \n */\n";
    expect(told(comment + off, comment + on)).toHaveLength(1);
    const preset = (disabled: boolean): string =>
      JSON.stringify({ current: "Dawn", presets: { Dawn: { blocks: { "1": { type: klarna, disabled } } } } });
    expect(told(preset(true), preset(false))).toHaveLength(1);
    expect(told(preset(false), on)).toEqual([]);
  });

  it("hashes the block from and to, so that the rest of a busy settings file voids nothing", () => {
    const facts = (color: string): unknown =>
      firingOf(
        { "app-embed": ["*"] },
        changeOf({ [path]: [settings({}, { color }), settings({ "1": { type: klarna } }, { color: "x" })] }),
      )?.facts;
    expect(facts("red")).toEqual([["app-embed", `${klarna} 1`, null, expect.stringMatching(/^[0-9a-f]{32}$/)]]);
    expect(facts("blue")).toEqual(facts("red"));
  });

  it("sees the settings file in any theme folder, and moved away", () => {
    expect(firingOf({ "app-embed": ["*"] }, changeOf({ [`themes/us/${path}`]: [off, on] }))).not.toBeNull();
    expect(firingOf({ "app-embed": ["*"] }, changeOf({ "myconfig/settings_data.json": [off, on] }))).toBeNull();
    expect(firingOf({ "app-embed": ["*"] }, renameOf(path, "attic/settings.json", [on, on]))).not.toBeNull();
  });

  it("fires on a file that can't be read", () => {
    expect(told(on, "{")).toEqual(["unreadable: not JSON"]);
    expect(told(on, `/* ${"*".repeat(1_000_000)}`)).toEqual(["unreadable: not JSON"]);
    expect(told('{"current":'.repeat(10_000), on)).toEqual(["unreadable: JSON nested too deeply"]);
  });

  it.each([
    "[]",
    "null",
    '{"current": "gone"}',
    '{"current": {"blocks": [1]}}',
    '{"current": "constructor", "presets": {}}',
    '{"current": {"blocks": {"__proto__": 3}}}',
  ])("passes over odd but valid settings: %s", (text) => {
    expect(told(text, text + " ", ["klarna"])).toEqual([]);
  });
});
