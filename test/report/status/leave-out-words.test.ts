import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LeaveOut, StatusRow } from "../../../src/model/status.ts";
import { dashboardMarkdown } from "../../../src/report/status/dashboard-markdown.ts";
import { allSpans, leaveOutCell, leaveOutWords, spansToLeaveOut } from "../../../src/report/status/leave-out-words.ts";
import { statusHtml } from "../../../src/report/status/status-html.ts";
import { view } from "./world.ts";

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T12:00:00Z`;
const span = (from: number, to: number | null, segment: string | null = null): LeaveOut => ({
  from: day(from),
  to: to === null ? null : day(to),
  segment,
  says: `record-${String(from)}`,
});
const [first] = view.status.conclusions;
const rowWith = (contaminated: readonly LeaveOut[]): StatusRow => ({ ...first!, contaminated });
const words = (...contaminated: readonly LeaveOut[]): readonly string[] =>
  spansToLeaveOut(rowWith(contaminated), { window: null }).map((each) => leaveOutWords(each, view.status));

describe("spans to leave out", () => {
  it.each([
    ["overlap", [span(1, 4), span(3, 6)], ["1 Nov 12:00 to 6 Nov 12:00"]],
    ["meet", [span(1, 3), span(3, 6)], ["1 Nov 12:00 to 6 Nov 12:00"]],
    ["lie in each other", [span(1, 6), span(2, 3)], ["1 Nov 12:00 to 6 Nov 12:00"]],
    ["lie apart", [span(1, 2), span(3, 4)], ["1 Nov 12:00 to 2 Nov 12:00", "3 Nov 12:00 to 4 Nov 12:00"]],
    ["are of a part of what is left out", [span(2, 3, "mobile"), span(1, 6)], ["1 Nov 12:00 to 6 Nov 12:00"]],
    [
      "are of a part and reach further",
      [span(1, 4), span(3, 6, "mobile")],
      ["1 Nov 12:00 to 4 Nov 12:00", "3 Nov 12:00 to 6 Nov 12:00, mobile only"],
    ],
    [
      "are of two parts",
      [span(1, 4, "desktop"), span(3, 6, "mobile")],
      ["1 Nov 12:00 to 4 Nov 12:00, desktop only", "3 Nov 12:00 to 6 Nov 12:00, mobile only"],
    ],
  ])("that %s", (_how, spans, expected) => {
    expect(words(...spans)).toEqual(expected);
  });

  it("hold the same moments as before, in whatever order they come", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.option(fc.integer({ min: 0, max: 4 }))));
    fc.assert(
      fc.property(spans, (drawn) => {
        const given = drawn.map(([from, length]) => span(from, length === null ? null : from + length));
        const told = allSpans(rowWith(given));
        for (let moment = 1; moment <= 30; moment += 1) {
          const holds = ({ from, to }: Pick<LeaveOut, "from" | "to">): boolean =>
            from <= day(moment) && (to === null || day(moment) <= to);
          expect(told.some(holds)).toBe(given.some(holds));
        }
        expect(told.length).toBeLessThanOrEqual(given.length);
      }),
    );
  });

  it("stand alone in a cell with their year and zone", () => {
    expect(leaveOutCell(span(1, 4, "mobile"))).toBe("2026-11-01 12:00 to 2026-11-04 12:00 UTC, mobile only");
    expect(leaveOutCell(span(1, null))).toBe("2026-11-01 12:00 UTC until it resumes");
  });
});

describe("more spans than there is room for", () => {
  const many = Array.from({ length: 7 }, (_, index) => span(2 * index + 1, 2 * index + 2));
  const status = { ...view.status, conclusions: [rowWith(many)] };

  it("are all on the page, the earlier ones folded", () => {
    const page = statusHtml({ ...view, status }, []);
    expect(page).toContain("<summary>3 earlier spans to leave out</summary>");
    for (const each of many) expect(page).toContain(`leave out ${leaveOutWords(each, status)}`);
  });

  it("are counted on the dashboard, which lists them below", () => {
    const body = dashboardMarkdown({ ...view, status });
    expect(body).toContain("13 Nov 12:00 to 14 Nov 12:00, and 5 earlier, listed below");
    for (const each of many) expect(body).toContain(leaveOutWords(each, status));
  });
});
