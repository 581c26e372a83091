import { beforeAll, describe, expect, it, vi } from "vitest";
import { dialect } from "../../src/reconcile/dialect.ts";
import { foreignWords } from "./foreign-words.ts";
import { reservedWords, saidSql, type Shape } from "./said-sql.ts";

// The real dialect, with signs around its pieces that are taken out again before the engine sees them.
vi.mock(import("../../src/reconcile/dialect.ts"), async (original) => {
  const { markedDialect } = await import("./marked-dialect.ts");
  return { dialect: markedDialect((await original()).dialect) };
});

const otherContract = {
  value: { amount: "total-without-shipping-and-tax", currency: "presentment", tolerance: "0.05" },
  divergence: ["browser"],
  content_ids: { template: "sku-{line.sku}", type: "product_group" },
  event_time: { fine: 30, late: 7200, failed: 86_400 },
  identity: {},
  consent: "not-required",
} as const;

const shapes: readonly (readonly [string, Shape])[] = [
  ["both paths and a catalogue", {}],
  ["the browser's log alone", { without: ["server"] }],
  ["the server's log alone", { without: ["browser", "catalogue"] }],
  ["no log at all", { without: ["browser", "server", "catalogue"] }],
  ["a window", { window: { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" } }],
  ["a window beside an earlier one", { compare: { from: "2026-11-01T12:00:00Z", to: "2026-11-01T12:30:00Z" } }],
  ["another contract", { contract: otherContract }],
];

describe("what compares", () => {
  let reserved: ReadonlySet<string> = new Set();

  beforeAll(async () => {
    reserved = await reservedWords();
  });

  it.each(shapes)(
    "is said in words that engines share, or by the dialect, where there is %s",
    async (_, shape) => {
      const said = await saidSql(shape);
      const foreign = said.flatMap((sql) => foreignWords(sql, reserved));
      expect([...new Set(foreign)]).toEqual([]);
    },
    60_000,
  );

  it.each([
    ["SELECT r.* FROM rest r ANTI JOIN hits h ON h.seq = r.seq", "ANTI"],
    ["select r.* from rest r semi join hits h on h.seq = r.seq", "semi"],
    [`SELECT list_sort(${dialect.collect("sku")}) AS skus FROM order_lines`, "list_sort"],
    [`SELECT ${dialect.seconds("epoch_ms(happened_at)")} AS at_ms FROM orders`, "epoch_ms"],
    ["SELECT * EXCLUDE (place) FROM placed QUALIFY place = 1", "EXCLUDE QUALIFY"],
    ["SELECT name FROM orders USING SAMPLE 10", "USING SAMPLE"],
    ["SELECT value::BIGINT, ids[1], seq % 2 FROM attached", ": [ ] %"],
    ["SELECT TRY_CAST(value AS BIGINT) FROM events", "TRY_CAST"],
  ])("would be found out in: %s", (sql, foreign) => {
    expect(foreignWords(sql, reserved)).toEqual(foreign.split(" "));
  });

  it("is free in texts, in names and in the dialect", () => {
    const known = dialect.matches("name", "[A-Z]::'");
    const sql = `SELECT value, count(*) AS n FROM orders WHERE name = 'an ANTI JOIN''s' AND ${known} GROUP BY value`;
    expect(foreignWords(sql, reserved)).toEqual([]);
  });
});
