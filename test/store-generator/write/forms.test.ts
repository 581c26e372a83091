import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeStore, readTruth, verdictsGiven } from "../../../scripts/store-generator/judge/judge-store.ts";
import { parseOptions } from "../../../scripts/store-generator/options.ts";
import type { Truth } from "../../../scripts/store-generator/truth/truth.ts";
import { writeStore } from "../../../scripts/store-generator/write/write-store.ts";

const faults = [
  "missing-server",
  "missing-browser",
  "duplicate-sender",
  "id-reused",
  "id-missing",
  "value-subtotal",
  "currency-presentment",
  "product-ids",
  "processing-time",
  "unhashed-email",
  "dataset-split",
  "event-name-case",
  "test-code",
  "consent-ignored",
  "events-without-order",
  "order-twice",
].map((name) => `${name}@share=0.15`);

/** What explains the faults, where everything is in the files. */
const causes = ["shipping-and-tax-left-out", "presentment-currency", "product-ids", "processing-time", "em-unhashed"];

const root = mkdtempSync(join(tmpdir(), "store-forms-"));
const words = ["--orders", "150", "--seed", "11", "--faults", faults.join(",")];

function written(folder: string, form: string) {
  const out = join(root, folder);
  const { events, files } = writeStore(parseOptions([...words, ...form.split(" ").filter(Boolean), "--out", out]));
  return { out, events, files, truth: readTruth(out) };
}

let usual: readonly Truth[] = [];

beforeAll(() => {
  usual = written("usual", "").truth;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The forms; what a form can't hold keeps its explanation from being found, never a verdict. */
const forms: readonly (readonly [form: string, why: string, lost: readonly string[]])[] = [
  ["--format rest", "holds everything", []],
  ["--format list", "holds everything", []],
  ["--format pages", "holds everything", []],
  ["--format bulk", "holds everything that is asked here", []],
  ["--format csv", "holds neither ids of products nor the buyer's money", ["product-ids", "presentment-currency"]],
  ["--browser har", "holds everything", []],
  ["--browser tr-log", "holds everything", []],
  ["--server texts", "holds everything", []],
  ["--server form", "does not hold when a request was received", ["processing-time"]],
  ["--catalogue tsv", "holds everything", []],
  ["--catalogue rss", "holds everything", []],
  ["--catalogue atom", "holds everything", []],
  ["--gz", "holds everything", []],
];

describe("the same store", () => {
  test.each(forms)(
    "with %s, which %s, gets the verdicts of its truth",
    async (form, _why, lost) => {
      const { out, events, files, truth } = written(form.replaceAll(/\W/gu, ""), form);
      expect(truth).toEqual(usual);
      const report = await judgeStore(out, files);
      const right = new Map(truth.map(({ order, verdict }) => [order, verdict]));
      expect(report.orders).toBe(truth.length);
      expect(new Set(right.values()).size).toBeGreaterThan(9);
      expect(verdictsGiven(report, truth)).toEqual(right);
      expect(report.events).toEqual(events);
      const named = new Set(report.explanations.map(({ code }) => code));
      expect(causes.filter((code) => !named.has(code)).toSorted()).toEqual(lost.toSorted());
    },
    60_000,
  );

  test("with prices that hold the tax gets the verdicts of its truth", async () => {
    const { out, files, truth } = written("taxes", "--taxes-included");
    const report = await judgeStore(out, files);
    expect(verdictsGiven(report, truth)).toEqual(new Map(truth.map(({ order, verdict }) => [order, verdict])));
  }, 60_000);
});
