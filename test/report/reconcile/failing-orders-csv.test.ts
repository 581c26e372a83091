import { describe, expect, it } from "vitest";
import { failingOrdersCsv } from "../../../src/report/reconcile/failing-orders-csv.ts";
import { hostileReconciliation } from "./hostile-reconciliation.ts";
import { clean, report } from "./world.ts";

describe("failing orders as CSV", () => {
  it("has a line per order with what each source says", () => {
    expect(failingOrdersCsv({ ...report, failing: report.failing.slice(38, 42) })).toMatchSnapshot();
  });

  it("has its header alone when nothing fails", () => {
    expect(failingOrdersCsv(clean)).toBe("order,placed_at,verdict,says,expected,browser,server,explanation\r\n");
  });

  it("says of a path without a log that it was not given, and of one without the event that it is absent", () => {
    const [order] = report.failing;
    const inputs = report.inputs.filter(({ kind }) => kind !== "browser");
    const failing = [{ ...order!, browser: null, server: null }];
    expect(failingOrdersCsv({ ...report, inputs, failing })).toContain(",not given,absent,");
  });

  it.each(['=HYPERLINK("http://a.example")', "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1", "a;=1"])(
    "lets a spreadsheet calculate nothing from %j",
    (foreign) => {
      const body = failingOrdersCsv(hostileReconciliation(foreign)).split("\r\n").slice(1).join("\r\n");
      expect(body).not.toMatch(/(?:^|[,;]|\r\n)"?\s*[=+@＝-](?!\d)/);
    },
  );
});
