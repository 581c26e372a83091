import fc from "fast-check";
import { expect, test } from "vitest";
import { formats } from "../../src/contract/formats.ts";

test.each([
  ["date", "2026-11-26", true],
  ["date", "2024-02-29", true],
  ["date", "2026-02-29", false],
  ["date", "2026-13-01", false],
  ["date", "2026-00-10", false],
  ["date", "2026-01-00", false],
  ["date", "26-11-2026", false],
  ["date", "2026-11-26T00:00:00Z", false],
  ["date-time", "2026-11-20T14:10:00Z", true],
  ["date-time", "2026-11-20T14:10:00.123+02:00", true],
  ["date-time", "2026-11-20t14:10:00z", true],
  ["date-time", "2026-11-20T14:10:00", false],
  ["date-time", "2026-11-20T24:00:00Z", false],
  ["date-time", "2026-11-20T14:60:00Z", false],
  ["date-time", "2026-11-20T14:10:60Z", false],
  ["date-time", "2026-11-31T14:10:00Z", false],
  ["date-time", "2026-11-20 14:10:00Z", false],
  ["date-time", "2026-11-20T14:10:00+25:00", false],
  ["date-time", "2026-11-20", false],
  ["date-time", "", false],
  ["uri", "https://northwind.example/a?b=c#d", true],
  ["uri", "mailto:grace@northwind.example", true],
  ["uri", "northwind.example", false],
  ["uri", "https://northwind.example/a b", false],
  ["uri", 'https://northwind.example/"><', false],
  ["uri", "", false],
] as const)("%s %j: %j", (format, text, expected) => {
  expect(formats[format](text)).toBe(expected);
});

test("every moment that JavaScript writes is a date-time, and its day a date", () => {
  const moment = fc.date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (date) => {
      expect(formats["date-time"](date.toISOString())).toBe(true);
      expect(formats.date(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});

test("what passes as a date-time can be parsed", () => {
  const digits = fc.stringMatching(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/);
  fc.assert(fc.property(digits, (text) => !formats["date-time"](text) || !Number.isNaN(Date.parse(text))));
});
