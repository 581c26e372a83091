import { expect, test } from "vitest";
import { birthDate } from "../../../src/reconcile/normalise/birth-date.ts";

test.each([
  ["19970216", "19970216"],
  [" 1997-02-16 ", "19970216"],
  ["1997/2/6", "19970206"],
  ["2/16/1997", "19970216"],
  ["16/2/1997", "19970216"],
  ["12/2/1997", "19971202"],
  ["31.12.1997", "19971231"],
  ["1997-12-31", "19971231"],
  ["1997-13-01", null],
  ["1997-12-32", null],
  ["13/13/1997", null],
  ["16 February 1997", null],
  ["16.02.97", null],
  ["", null],
])("the date of birth %j is %s", (raw, date) => {
  expect(birthDate(raw)).toBe(date);
});
