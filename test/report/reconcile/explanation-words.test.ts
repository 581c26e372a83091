import { expect, test } from "vitest";
import { explanationWords } from "../../../src/report/reconcile/explanation-words.ts";

const cause = { code: "constant", verdict: "value-drift", side: "server" } as const;
const says = "server sends one and the same value for many orders";

test.each([
  [
    "right 1071 of 1206, without this 1206 of 1206",
    ", in 135 of 135 orders that differ (100 %); once that is mended, 1,206 of 1,206 are right instead of 1,071",
  ],
  [
    "2.50 h; right 7 of 12, without this 12 of 12",
    ": 2.50 h, in 135 of 135 orders that differ (100 %); once that is mended, 12 of 12 are right instead of 7",
  ],
  [
    "in the 10000 orders looked at, of 20500 that differ",
    ": in the 10,000 orders looked at, of 20,500 that differ, in 135 of 135 orders that differ (100 %)",
  ],
  ["1049.9500", ": 1049.9500, in 135 of 135 orders that differ (100 %)"],
  [null, ", in 135 of 135 orders that differ (100 %)"],
])("of %j it is told what mending gives; counts are set apart, amounts are not", (detail, words) => {
  expect(explanationWords({ ...cause, orders: 135, of: 135, detail })).toBe(`${says}${words}`);
});

test("one order that differs is one", () => {
  expect(explanationWords({ ...cause, orders: 1, of: 1, detail: null })).toBe(
    `${says}, in 1 of 1 order that differs (100 %)`,
  );
});

test.each([
  ["missing-on-server", 1, "in 1 of 1 order without a server event (100 %)"],
  ["missing-on-both", 4, "in 1 of 4 orders without an event on either path (25 %)"],
] as const)("an explanation of %s says which orders have no event", (verdict, of, words) => {
  const missing = { code: "turned-away", verdict, side: "server", orders: 1, of, detail: null } as const;
  expect(explanationWords(missing)).toBe(`server sends its event in a request that Meta refuses, ${words}`);
});
