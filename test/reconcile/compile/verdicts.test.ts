import { describe, expect, it } from "vitest";
import { judged, line, order, type Tables } from "../small-store.ts";
import { countedCases } from "./counted-cases.ts";
import { identityCases } from "./identity-cases.ts";
import { leftOutCases } from "./left-out-cases.ts";
import { moneyCases } from "./money-cases.ts";
import { cases, type Case } from "./verdict-cases.ts";

function tablesOf({ order: differs, lines, events, catalogue }: Case): Tables {
  return {
    orders: [order(1, differs)],
    order_lines: lines ?? [line(1)],
    events,
    catalogue: catalogue ?? [{ id: "v1" }, { id: "v2" }],
  };
}

describe("the verdict of an order", () => {
  it.each([...countedCases, ...cases, ...leftOutCases, ...moneyCases, ...identityCases])(
    "$says: $verdict",
    async (one) => {
      const rows = await judged(tablesOf(one), "SELECT verdict, wrong FROM verdicts", one.asked);
      expect(rows).toHaveLength(1);
      expect(rows[0]!["verdict"]).toBe(one.verdict);
      if (one.wrong !== undefined) expect(rows[0]!["wrong"]).toEqual(one.wrong);
    },
  );
});
