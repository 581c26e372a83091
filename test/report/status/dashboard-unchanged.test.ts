import { describe, expect, it } from "vitest";
import { dashboardMarkdown } from "../../../src/report/status/dashboard-markdown.ts";
import { saysTheSame } from "../../../src/report/status/dashboard-unchanged.ts";
import { allUsable, at, view } from "./world.ts";

const later = (hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString().replace(".000Z", "Z");
const bodyAt = (moment: string, status = view.status): string =>
  dashboardMarkdown({ ...view, status: { ...status, at: moment } });

describe("a dashboard that was published before", () => {
  it("says the same as a later one that differs in the moment of the check alone", () => {
    expect(saysTheSame(bodyAt(at), bodyAt(at))).toBe(true);
    expect(saysTheSame(bodyAt(at), bodyAt(later(5)))).toBe(true);
  });

  it("is published again once a day, so that people see that somebody looks", () => {
    expect(saysTheSame(bodyAt(at, allUsable), bodyAt(later(23), allUsable))).toBe(true);
    expect(saysTheSame(bodyAt(at, allUsable), bodyAt(later(24), allUsable))).toBe(false);
  });

  it("says something else when a conclusion is usable again, or the branch moved", () => {
    expect(saysTheSame(bodyAt(at), bodyAt(later(1), allUsable))).toBe(false);
    expect(saysTheSame(bodyAt(at), bodyAt(later(1), { ...view.status, tip: "f".repeat(40) }))).toBe(false);
  });

  it.each([
    ["emptied", () => ""],
    ["cut off", (body: string) => body.slice(0, 300)],
    ["written over", (body: string) => body.replace("may not be used", "may be used")],
    ["given another moment", (body: string) => body.replaceAll(at, later(5))],
  ])("says something else when somebody has it %s", (_, edit) => {
    expect(saysTheSame(edit(bodyAt(at)), bodyAt(later(1)))).toBe(false);
  });
});
