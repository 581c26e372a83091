import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageStyle } from "../../../src/report/status/page-style.ts";
import { type RowDays } from "../../../src/report/status/day-strip.ts";
import { statusHtml } from "../../../src/report/status/status-html.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileView } from "./hostile-status.ts";
import { allUsable, status, view } from "./world.ts";

const days: readonly RowDays[] = status.conclusions.map(({ conclusion, store, state }) => ({
  conclusion,
  store,
  days: ["before", "usable", state],
}));
const tagsOf = (page: string): readonly string[] => page.match(/<[^>]*>/g) ?? [];
/** Elements but for links and code, which a foreign address or backticks make. */
const withoutInline = (page: string): readonly string[] =>
  tagsOf(page).filter((tag) => !/^<\/?(?:code|a)[ >]/.test(tag));
const bodyOf = (page: string): string => page.slice(page.indexOf("<body>"), page.indexOf("</html>"));

describe("the status as a page", () => {
  it("says what may be used, what instead, and the rest one click away", () => {
    expect(bodyOf(statusHtml(view, days))).toMatchSnapshot();
  });

  it("answers in the first row of the first store, before anything else", () => {
    const words = bodyOf(statusHtml(view, days))
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    expect(words).toMatch(
      /Can I use it\? 3 of 8 may not be used\. us northwind\.example .*? ✗ No Return on ad spend.*? paused since 20 Nov .*? Net order revenue from the shop/,
    );
  });

  it("loads nothing and runs nothing", () => {
    const page = statusHtml(view, days);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son\w+=|\ssrc=/i);
    expect(page).toContain("default-src 'none'");
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "https://github.com/northwind/store/pull/412",
      "https://github.com/northwind/store/pull/412",
    ]);
  });

  it("has one main part, a name for every section, a caption for every table and a scope for every header", () => {
    const page = bodyOf(statusHtml(view, days));
    expect(page.match(/<main>/g)).toHaveLength(1);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    for (const [, id = ""] of page.matchAll(/<section[^>]* aria-labelledby="([^"]+)"/g)) {
      expect(page).toContain(`id="${id}"`);
    }
    expect(page.match(/<section(?![^>]*aria-labelledby)/g)).toBeNull();
    expect(page.match(/<table[^>]*>\s*<caption/g)).toHaveLength(2);
    expect(page.match(/<th(?![^>]*scope=)[\s>]/g)).toBeNull();
    expect(page.match(/<svg(?![^>]*aria-label=)/g)).toBeNull();
  });

  it("closes every element that it opens, in order", () => {
    const open: string[] = [];
    for (const [, end, name = "", self] of bodyOf(statusHtml(view, days)).matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/g)) {
      if (self === "/") continue;
      if (end === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it("is calm when everything may be used", () => {
    const page = bodyOf(statusHtml({ ...view, status: allUsable }, []));
    expect(page).toContain("Yes, all 8 may be used.");
    expect(page).not.toMatch(/✗|<details|Fastest/);
  });

  it("says what was not verified", () => {
    expect(statusHtml({ ...view, status: { ...status, verified: false } }, days)).toContain("Unverified: ");
  });

  it("names the days of a report that was asked about", () => {
    const window = { from: "2026-11-15T00:00:00Z", to: "2026-11-22T00:00:00Z" };
    expect(statusHtml({ ...view, status: { ...status, window } }, days)).toContain("15 Nov 00:00 to 22 Nov 00:00");
  });

  it("has the same elements whatever the foreign words are", () => {
    const harmless = withoutInline(statusHtml(hostileView("x"), []));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const page = statusHtml(hostileView(foreign), []);
        for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https?:/);
        expect(withoutInline(page)).toEqual(harmless);
      }),
      { numRuns: 300 },
    );
  });

  it("links to nothing but the web", () => {
    expect(statusHtml(hostileView("javascript:alert(1)"), [])).not.toContain("href");
  });
});

/** Colours of a scheme: those of the other stay where it does not say its own. */
const coloursOf = (scheme: "light" | "dark"): ReadonlyMap<string, string> => {
  const [light = "", dark = ""] = [...pageStyle.matchAll(/:root\{([^}]*)\}/g)].map(([, rules]) => rules);
  const rules = scheme === "light" ? light : light + dark;
  return new Map(
    [...rules.matchAll(/(--[a-z-]+):(#[0-9a-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
};

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe.each(["light", "dark"] as const)("the page's colours in a %s system", (scheme) => {
  const colours = coloursOf(scheme);
  it.each([
    ["--ink", "--page", 7],
    ["--ink", "--card", 7],
    ["--soft", "--page", 4.5],
    ["--soft", "--card", 4.5],
    ["--no", "--no-back", 4.5],
    ["--yes", "--yes-back", 4.5],
    ["--note", "--note-back", 4.5],
    ["--link", "--card", 4.5],
    ["--link", "--page", 4.5],
    ["--no-bar", "--card", 3],
  ])("%s on %s has a contrast of at least %d", (front, back, least) => {
    const [high = 0, low = 0] = [colours.get(front)!, colours.get(back)!].map(luminance).sort((a, b) => b - a);
    expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(least);
  });
});
