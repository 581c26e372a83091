import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terminalWidth } from "../../../src/report/terminal/terminal-width.ts";
import { reconciliationText } from "../../../src/report/reconcile/reconciliation-text.ts";
import { hostileText } from "../hostile-text.ts";
import { concluded, hostileConclusions } from "./concluded.ts";
import { hostileReconciliation } from "./hostile-reconciliation.ts";
import { clean, empty, ordersAlone, report } from "./world.ts";

const plain = { colour: false, columns: null, conclusions: null };

describe("a reconciliation in the terminal", () => {
  it("says the answer, the orders by verdict, and each rate with its counts, where it fails and why", () => {
    expect(reconciliationText(report, { ...plain, conclusions: concluded(report) })).toMatchSnapshot();
  });

  it("says what could not be known, and why, and never calls it zero", () => {
    const text = reconciliationText(ordersAlone, plain);
    expect(text).toMatchSnapshot();
    expect(text).not.toMatch(/^[✓✗] Purchase/m);
  });

  it("is short when everything matches", () => {
    const text = reconciliationText(clean, plain);
    expect(text).toMatchSnapshot();
    expect(text).not.toMatch(/not spread|likely|left out|✗/);
  });

  it("says that there was no order", () => {
    expect(reconciliationText(empty, plain)).toContain("? No order was found, so nothing could be judged");
  });

  it("prints numerator, denominator and what is left out of every rate that is known", () => {
    const rates = reconciliationText(report, plain)
      .replace(/\n {20,}/g, " ")
      .split("\n")
      .filter((line) => /^[✓✗] Purchase/.test(line));
    expect(rates).toHaveLength(10);
    for (const line of rates) expect(line).toMatch(/ % {2}.*: [\d,]+ of [\d,]+ (orders|events)/);
    for (const line of rates.filter((each) => !each.endsWith(" events"))) expect(line).toMatch(/; [\d,]+ left out$/);
  });

  it.each([80, 100, 200])("keeps to a terminal of %s columns", (columns) => {
    const lines = reconciliationText(report, { ...plain, columns, conclusions: concluded(report) }).split("\n");
    const tooLong = lines.filter((line) => terminalWidth(line) > Math.min(columns, 120));
    expect(tooLong.filter((line) => !line.startsWith("      "))).toEqual([]);
  });

  it("lets no foreign text move the cursor or colour anything", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const shown = { ...plain, columns: 80, conclusions: hostileConclusions(foreign) };
        expect(reconciliationText(hostileReconciliation(foreign), shown)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 200 },
    );
  });
});
