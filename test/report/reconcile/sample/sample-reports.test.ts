import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agreement } from "../../../../src/model/sample.ts";
import { sampleMarkdown } from "../../../../src/report/reconcile/sample/sample-markdown.ts";
import { terminalWidth } from "../../../../src/report/terminal/terminal-width.ts";
import { sampleText } from "../../../../src/report/reconcile/sample/sample-text.ts";
import { hostileText } from "../../hostile-text.ts";
import { readMarkdown } from "../../read-markdown.ts";
import { hostileSample, sampledOrders, sampledProducts } from "./sampled.ts";

const plain = { colour: false, columns: null, proof: null };
const failed = {
  state: "failed" as const,
  says: "order-sample does not pass with this: value: 1 wrong, none allowed",
  next: "mend it",
};
const nothing = { ...sampledOrders, of: 0, orders: [] };

describe("a sample in the terminal", () => {
  it("shows each order from every source, side by side", () => {
    expect(sampleText(sampledOrders, { ...plain, proof: failed })).toMatchSnapshot();
  });

  it("has a line for each value where the columns have no room, none wider than the terminal", () => {
    const text = sampleText(sampledOrders, { ...plain, columns: 80, proof: failed });
    expect(text).toMatchSnapshot();
    const values = sampledOrders.orders.flatMap((order) => order.values);
    for (const { parameter } of values.filter(({ parameter: name }) => !["value", "currency"].includes(name)))
      expect(text).toContain(`  ${parameter} `);
    const rows = text.split("\n").slice(0, -3);
    expect(rows.filter((line) => terminalWidth(line) > 80)).toEqual([]);
    expect(sampleText(sampledOrders, { ...plain, columns: 300, proof: failed })).toBe(
      sampleText(sampledOrders, { ...plain, proof: failed }),
    );
  });

  it("shows each best seller with the ids of every event", () => {
    expect(sampleText(sampledProducts, plain)).toMatchSnapshot();
  });

  it("counts best sellers that are the same everywhere, that are not, and that were not seen everywhere", () => {
    const [sold] = sampledProducts.products;
    const seen = (agreement: Agreement) => ({
      ...sold!,
      events: sold!.events.map((event) => ({ ...event, agreement })),
    });
    const products = (["equal", "equal", "equal", "different", "absent", "unknown"] as const).map(seen);
    expect(sampleText({ ...sampledProducts, products }, plain)).toContain(
      "6 best sellers of 300 products: 3 the same everywhere, 2 not, 1 not seen everywhere",
    );
  });

  it("says that there was nothing", () => {
    expect(sampleText(nothing, plain)).toBe("Nothing was found to sample.\n");
  });

  it("lets no foreign text move the cursor or colour anything", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const proof = { state: "passed" as const, says: foreign, next: "" };
        expect(
          sampleText(hostileSample(foreign), { ...plain, columns: foreign.length % 2 === 0 ? 80 : null, proof }),
        ).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a sample in a pull request", () => {
  it("says the sum first, then each order", () => {
    expect(sampleMarkdown(sampledOrders, failed)).toMatchSnapshot();
  });

  it("has the same shape whatever the foreign words are", () => {
    const inline = new Set(["text", "inlineCode"]);
    const shapeOf = (markdown: string) => readMarkdown(markdown).types.filter((type) => !inline.has(type));
    const harmless = shapeOf(sampleMarkdown(hostileSample("x"), { ...failed, says: "x" }));
    fc.assert(
      fc.property(hostileText, (foreign) => {
        expect(shapeOf(sampleMarkdown(hostileSample(`x${foreign}`), { ...failed, says: `x${foreign}` }))).toEqual(
          harmless,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("stays under 65 000 characters", () => {
    for (const text of ["x", "|".repeat(2_000), "@ada `#12` <b>".repeat(300)]) {
      expect(sampleMarkdown(hostileSample(text, 1_000), failed).length).toBeLessThan(65_000);
    }
  });
});
