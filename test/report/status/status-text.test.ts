import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terminalWidth } from "../../../src/report/terminal/terminal-width.ts";
import { statusText } from "../../../src/report/status/status-text.ts";
import { hostileText } from "../hostile-text.ts";
import { hostileView } from "./hostile-status.ts";
import { allUsable, at, checkoutLanding, directPush, outsideChange, reason, row, status, view } from "./world.ts";

const plain = { colour: false, columns: null };
const paused = (over: Parameters<typeof row>[2]): string => {
  const conclusions = [row("roas", "us", { state: "paused", since: at, ...over })];
  return statusText({ ...view, status: { ...status, conclusions, cheapest: null, findings: [] } }, plain);
};

describe("the status on a terminal", () => {
  it("says per store what may not be used, what instead, why, and what brings it back", () => {
    expect(statusText(view, plain)).toMatchSnapshot();
  });

  it("is the same with colours, once they are taken away", () => {
    const coloured = statusText(view, { colour: true, columns: null });
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(coloured.replace(/\u001B\[\d+m/g, "")).toBe(statusText(view, plain));
    expect(coloured).toMatchSnapshot();
  });

  it.each([80, 90])("fits a terminal of %i columns", (columns) => {
    const long = statusText({ ...view, status: { ...status, verified: false } }, { colour: false, columns })
      .split("\n")
      .filter((line) => terminalWidth(line) > columns);
    expect(long).toEqual([]);
  });

  it("is short when everything may be used", () => {
    expect(statusText({ ...view, status: allUsable }, plain)).toMatchSnapshot();
  });

  it.each([
    [
      "a commit that nobody verified, by its author",
      { ...directPush, arrival: null, editor: null, author: "Grace", because: [] },
      "Checkout change: Update from Shopify for theme northwind/main (1a2b3c4), by Grace,",
    ],
    [
      "a theme editor's push, by the person",
      directPush,
      "pushed without a pull request by Bo Berg (theme editor), not proven before it landed",
    ],
    [
      "an override",
      { ...checkoutLanding, arrival: { ...checkoutLanding.arrival!, gate: "overridden" as const } },
      "Rewrite checkout discounts (#412), merged early by an override",
    ],
    [
      "a change outside the repository",
      outsideChange,
      "Klarna on-site messaging installed (2026-11-20-klarna), declared by @omar",
    ],
  ])("names %s", (_what, cause, words) => {
    expect(paused({ because: [reason(cause)] }).replace(/\s+/g, " ")).toContain(words);
  });

  it("says that the history is cut off, and how to get the rest", () => {
    const text = paused({ because: [reason({ kind: "history-incomplete" })] });
    expect(text).toContain("git fetch --unshallow");
    expect(text).toContain("resumes when    the whole history is there");
  });

  it("asks for a release first where nothing has been released", () => {
    const resume = { retests: [], not_before: null, signed_by: ["commerce"], incidents: [], frees_too: [] };
    const text = paused({ because: [reason(checkoutLanding, { released_at: null })], resume });
    expect(text).toContain("not released yet");
    expect(text).toMatch(/resumes when +it is released\n +commerce signs/);
  });

  it("says what was not verified and how to ask", () => {
    expect(statusText({ ...view, status: { ...status, verified: false } }, plain)).toContain(
      "unverified: how changes landed was not asked, --verify OWNER/REPO asks GitHub",
    );
    expect(statusText(view, plain)).not.toContain("unverified");
  });

  it("names the days of a report, and a pause that reaches into them", () => {
    const window = { from: "2026-11-15T00:00:00Z", to: "2026-11-22T00:00:00Z" };
    const text = statusText({ ...view, status: { ...status, window } }, plain);
    expect(text).toContain("for reports of 15 Nov 00:00 to 22 Nov 00:00");
    expect(text).toContain("20 Nov 14:10 until it resumes");
  });

  it("gives the year of a moment of another year", () => {
    expect(paused({ since: "2025-12-31T23:30:00Z" })).toContain("paused since 31 Dec 2025");
  });

  it("tells triggers that one commit fired as one reason", () => {
    const other = { ...checkoutLanding, trigger: "consent" };
    const text = paused({ because: [reason(checkoutLanding), reason(other, { pause: "other" }), reason(directPush)] });
    expect(text).toContain("Checkout change + consent: Rewrite checkout discounts (#412), 20 Nov 14:10");
    expect(text.match(/#412/g)).toHaveLength(1);
  });

  it("says that nothing was governed before the sheet was adopted", () => {
    const early = { ...allUsable, at: "2026-08-01T00:00:00Z" };
    expect(statusText({ ...view, status: early }, plain)).toContain("it was adopted 1 Sep 2026, 08:00 UTC");
    expect(statusText({ ...view, status: allUsable }, plain)).not.toContain("adopted");
  });

  it("names pauses that no conclusion rests on any more", () => {
    expect(statusText({ ...view, status: { ...allUsable, unused: ["abc/checkout"] } }, plain)).toContain(
      "abc/checkout",
    );
  });

  it("keeps every foreign text on its line, without control characters, in few columns", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const text = statusText(hostileView(foreign), plain);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        for (const line of text.split("\n")) expect(terminalWidth(line)).toBeLessThan(320);
      }),
      {
        numRuns: 300,
        // A store's name and domain stand on one line, and are wide.
        examples: [
          ["🌀".repeat(35) + " [a](javascript:alert(1))![a](https://evil.example/x.png)</details>ftp://a.example"],
        ],
      },
    );
  });

  it("stays readable for a text of a megabyte", () => {
    expect(statusText(hostileView("x".repeat(1_000_000)), plain).length).toBeLessThan(40_000);
  });
});
