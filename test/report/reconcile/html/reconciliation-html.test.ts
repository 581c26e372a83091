import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconciliationHtml } from "../../../../src/report/reconcile/html/reconciliation-html.ts";
import { reportStyle } from "../../../../src/report/reconcile/html/report-style.ts";
import { hostileText } from "../../hostile-text.ts";
import { concluded, hostileConclusions } from "../concluded.ts";
import { hostileReconciliation, hugeReconciliation } from "../hostile-reconciliation.ts";
import { clean, empty, ordersAlone, report } from "../world.ts";

const bodyOf = (page: string): string => page.slice(page.indexOf("<body>"), page.indexOf("</html>"));
const wordsOf = (page: string): string =>
  bodyOf(page)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const withoutCode = (page: string): readonly string[] =>
  (page.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?code>/.test(tag)).map((tag) => tag.replace(/"[^"]*"/g, '""'));

describe("a reconciliation as a page", () => {
  it("says the answer, draws four charts, and has the numbers behind each", () => {
    expect(
      bodyOf(
        reconciliationHtml(
          { ...report, failing: report.failing.slice(38, 42), matched: report.matched.slice(0, 3) },
          concluded(report),
        ),
      ),
    ).toMatchSnapshot();
  });

  it.each([
    ["with everything in it", report],
    ["of a clean day", clean],
    ["of orders alone", ordersAlone],
    ["of nothing", empty],
  ])("loads nothing, runs nothing and closes every element that it opens: the one %s", (_name, each) => {
    const page = reconciliationHtml(each, concluded(each));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son\w+=|\ssrc=|\sstyle=/i);
    expect(page).toContain("default-src 'none'");
    for (const [, href = ""] of page.matchAll(/href="([^"]*)"/g)) expect(page).toContain(`id="${href.slice(1)}"`);
    const open: string[] = [];
    for (const [, end, name = ""] of bodyOf(page).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (end === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("names every chart, section, table and header", () => {
    const page = bodyOf(reconciliationHtml(report, concluded(report)));
    expect(page.match(/<svg class="chart" role="img" aria-labelledby="/g)).toHaveLength(4);
    for (const [, ids = ""] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of ids.split(" ")) expect(page.split(`id="${id}"`)).toHaveLength(2);
    }
    expect(page.match(/<table>(?!<caption)/g)).toBeNull();
    expect(page.match(/<th(?![^>]*scope=)[\s>]/g)).toBeNull();
    expect(page.match(/<main /g)).toHaveLength(1);
    expect(page.match(/<h1>/g)).toHaveLength(1);
  });

  it("says what was not given, and draws no chart of what is not there", () => {
    const words = wordsOf(reconciliationHtml(ordersAlone, null));
    expect(words).toContain("None of 10 orders could be judged");
    expect(words).toContain("Not given, so not judged: browser events, server events, a catalogue.");
    expect(words).not.toMatch(/Where it fails|Amounts sent|Failing orders/);
  });

  it("is calm when everything matches", () => {
    const words = wordsOf(reconciliationHtml(clean, null));
    expect(words).toContain("✓ 200 of 200 judged orders match (100 %)");
    expect(words).not.toMatch(/✗|What explains it/);
  });

  it("has the same elements whatever the foreign words are", () => {
    const harmless = withoutCode(reconciliationHtml(hostileReconciliation("x"), hostileConclusions("x")));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        expect(
          withoutCode(reconciliationHtml(hostileReconciliation(`x${foreign}`), hostileConclusions(`x${foreign}`))),
        ).toEqual(harmless);
      }),
      { numRuns: 150 },
    );
  });

  it("stays small and says what it leaves away when there is very much to show", () => {
    const page = reconciliationHtml(hugeReconciliation("x"), null);
    expect(page.length).toBeLessThan(1_500_000);
    expect(wordsOf(page)).toContain("--csv lists all of them");
  });
});

const coloursOf = (scheme: "light" | "dark"): ReadonlyMap<string, string> => {
  const [light = "", dark = ""] = [...reportStyle.matchAll(/:root\{([^}]*)\}/g)].map(([, rules]) => rules);
  const rules = scheme === "light" ? light : light + dark;
  return new Map(
    [...rules.matchAll(/(--[a-z0-9-]+):(#[0-9a-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
};

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const graphics = ["left", "matched", "missing", "duplicate", "wrong", "browser", "server"];

describe.each(["light", "dark"] as const)("the report's colours in a %s system", (scheme) => {
  const colours = coloursOf(scheme);
  it.each([
    ["ink", "card", 7],
    ["ink", "page", 7],
    ["soft", "card", 4.5],
    ["soft", "page", 4.5],
    ["no", "card", 4.5],
    ["yes", "page", 4.5],
    ["no", "page", 4.5],
    ["link", "card", 4.5],
    ["link", "page", 4.5],
    ["note", "note-back", 4.5],
    ["note", "card", 4.5],
    ["yes", "card", 4.5],
    ["on-light", "heat-1", 4.5],
    ["on-light", "heat-2", 4.5],
    ["on-light", "heat-3", 4.5],
    ["on-dark", "heat-4", 4.5],
    ["on-dark", "heat-5", 4.5],
    ...graphics.map((name) => [name, "card", 2] as const),
  ] as const)("%s on %s reach a contrast of %d", (front, back, least) => {
    const [a, b] = [luminance(colours.get(`--${front}`) ?? ""), luminance(colours.get(`--${back}`) ?? "")];
    expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(least);
  });
});
