import { expect, test } from "vitest";
import { explanationCause } from "../../../src/report/reconcile/explanation-words.ts";

test.each([
  ["right 1071 of 1206, without this 1206 of 1206", "right 1,071 of 1,206, without this 1,206 of 1,206"],
  ["2.50 h; right 7 of 12, without this 12 of 12", "2.50 h; right 7 of 12, without this 12 of 12"],
  ["1049.9500; right 0 of 2500, without this 2500 of 2500", "1049.9500; right 0 of 2,500, without this 2,500 of 2,500"],
  ["in the 10000 orders looked at, of 20500 that differ", "in the 10,000 orders looked at, of 20,500 that differ"],
])("counts of %j are set apart, amounts are not", (detail, words) => {
  const said = { code: "constant", verdict: "value-drift", side: "server", orders: 1, of: 1, detail } as const;
  expect(explanationCause(said).endsWith(`: ${words}`)).toBe(true);
});
