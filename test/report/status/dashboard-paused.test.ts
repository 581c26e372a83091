import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dashboardMarkdown } from "../../../src/report/status/dashboard-markdown.ts";
import { dashboardPausedJson, readDashboardPaused } from "../../../src/report/status/dashboard-paused.ts";
import { plainText } from "../../../src/report/inert/plain-text.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileView } from "./hostile-status.ts";
import { allUsable, status, view } from "./world.ts";

const opening = "<!-- signal-governance:paused ";
const block = (value: unknown): string => `${opening}${JSON.stringify(value)} -->`;
const good = {
  version: 1,
  at: "2026-11-22T12:00:00Z",
  branch: "main",
  paused: [
    {
      conclusion: "roas",
      title: "ROAS",
      store: "us",
      since: "2026-11-20T14:10:00Z",
      signals: ["a.b"],
      instead: "orders",
    },
  ],
  more: 0,
};
const [row] = good.paused;

describe("the dashboard's hidden list", () => {
  it("comes back as what is paused", () => {
    const read = readDashboardPaused(dashboardMarkdown(view));
    expect(read).toMatchObject({ version: 1, at: status.at, branch: "main", more: 0 });
    expect(read?.paused.map(({ conclusion, store }) => `${store} ${conclusion}`)).toEqual([
      "us roas",
      "us sku-scaling",
      "us budget-moves",
    ]);
    expect(read?.paused[0]).toMatchObject({ since: "2026-11-20T14:10:00Z", signals: ["Purchase.value"] });
  });

  it("is empty when nothing is paused", () => {
    expect(readDashboardPaused(dashboardPausedJson(allUsable))).toMatchObject({ paused: [], more: 0 });
  });

  it("keeps its comment closed and its words harmless", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const hidden = dashboardPausedJson(hostileView(foreign).status);
        const inside = hidden.slice(opening.length, -" -->".length);
        expect(inside).not.toMatch(/[<>&@#]|--/);
        expect(hidden).not.toContain("\n");
        expect(readDashboardPaused(hidden)?.paused[0]?.title).toBe(plainText(foreign, 300));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves out rows there is no room for, and says how many", () => {
    const hidden = dashboardPausedJson(hostileView("@".repeat(900), 40, 20).status);
    const read = readDashboardPaused(hidden);
    expect(hidden.length).toBeLessThanOrEqual(9_000);
    expect((read?.paused.length ?? 0) + (read?.more ?? 0)).toBe(400);
  });

  it("is the last one of a body", () => {
    expect(readDashboardPaused(`${block({ ...good, branch: "old" })}\n\n${block(good)}`)).toEqual(good);
  });

  it.each<[string, string]>([
    ["a body without it", "### Can I use it?"],
    ["an empty body", ""],
    ["one that never ends", `${opening}{"version":1}`],
    ["no JSON", `${opening}{ -->`],
    ["another version", block({ ...good, version: 2 })],
    ["a list in place of an object", block([good])],
    ["null", block(null)],
    ["rows that are no list", block({ ...good, paused: {} })],
    ["a row without a title", block({ ...good, paused: [{ ...row, title: undefined }] })],
    ["a signal that is no text", block({ ...good, paused: [{ ...row, signals: [1] }] })],
    ["signals that are no list", block({ ...good, paused: [{ ...row, signals: "a" }] })],
    ["a number for a moment", block({ ...good, at: 5 })],
    ["a negative rest", block({ ...good, more: -1 })],
    ["a rest that is no number", block({ ...good, more: "1" })],
    ["a text that is too long", block({ ...good, paused: [{ ...row, instead: "x".repeat(301) }] })],
    ["too many rows", block({ ...good, paused: Array.from({ length: 61 }, () => ({ ...row, title: "x" })) })],
    ["too much of it", block({ ...good, x: "y".repeat(10_000) })],
    ["deep nesting", `${opening}${"[".repeat(500)}${"]".repeat(500)} -->`],
  ])("is nothing for %s", (_what, body) => {
    expect(readDashboardPaused(body)).toBeNull();
  });

  it("hands on the keys it knows and no others", () => {
    expect(readDashboardPaused(block({ ...good, x: 1, paused: [{ ...row, y: 2 }] }))).toEqual(good);
  });
});
