import { describe, expect, it } from "vitest";
import { statusCsv } from "../../../src/report/status/status-csv.ts";
import { hostileView } from "./hostile-status.ts";
import { view } from "./world.ts";

describe("the status as CSV", () => {
  it("has a line per conclusion and store", () => {
    expect(statusCsv(view)).toMatchSnapshot();
    expect(statusCsv(view).trimEnd().split("\r\n")).toHaveLength(view.status.conclusions.length + 1);
  });

  it.each(["=HYPERLINK(1)", "@SUM(A1)", "+1", "-1"])("calculates nothing of %s", (formula) => {
    expect(statusCsv(hostileView(formula))).not.toMatch(/(^|,|;)"?[=@+-]/m);
  });
});
