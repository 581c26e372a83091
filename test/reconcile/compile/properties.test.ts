import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import { readCounts, readMetrics } from "../../../src/reconcile/read-results.ts";
import type { Question } from "../../../src/reconcile/compile/question.ts";
import { at, event, line, order, question, stored, type Given, type Tables } from "../small-store.ts";

const numbers = fc.integer({ min: 1, max: 6 });

const someEvent = fc
  .record({
    side: fc.constantFrom("browser" as const, "server" as const),
    n: numbers,
    id: fc.constantFrom("own", "other", "none", "shared"),
    ref: fc.boolean(),
    value: fc.constantFrom("40.00", "39.00", null),
    currency: fc.constantFrom("USD", "CAD"),
    ids: fc.constantFrom("own", "other"),
    delay: fc.constantFrom(0, 100, 10_000, 300_000),
    name: fc.constantFrom("Purchase", "Purchase", "Purchase", "purchase", "AddToCart"),
    keys: fc.constantFrom({}, { em: "plain@northwind.example" }, { fbp: "fb.1.1.1" }),
  })
  .map(({ side, n, id, ref, value, currency, ids, delay, name, keys }) => {
    const idOf: Readonly<Record<string, string | null>> = {
      own: `order-${7000 + n}`,
      other: `x${n}`,
      none: null,
      shared: "same",
    };
    return event(side, n, {
      name,
      value,
      currency,
      keys,
      event_id: idOf[id],
      order_ref: ref ? String(7000 + n) : null,
      content_ids: [ids === "own" ? `v${n}` : "v0"],
      event_at: at(n * 60 + delay),
      received_at: at(n * 60 + delay),
    });
  });

const someOrder = (n: number) =>
  fc
    .record({
      source: fc.constantFrom("web", "web", "web", "pos"),
      consent: fc.constantFrom(null, "granted", "denied"),
      total: fc.constantFrom("40.00", "40.00", null),
    })
    .map((otherwise) => order(n, otherwise));

const someStore = fc.record({
  orders: fc.tuple(...[1, 2, 3, 4, 5, 6].map(someOrder)),
  order_lines: fc.constant([1, 2, 3, 4, 5].map((n) => line(n))),
  events: fc.array(someEvent, { maxLength: 14 }),
  catalogue: fc.constant([1, 2, 3, 4, 5, 6].map((n) => ({ id: `v${n}` }))),
});

async function answers(tables: Tables, asked: Partial<Question> = {}) {
  const warehouse = await stored(tables);
  try {
    for (const { sql } of compile({ ...question, ...asked })) await warehouse.run(sql);
    const shown = "* EXCLUDE (browser_seq, server_seq)";
    return {
      counts: await readCounts(warehouse.rows),
      metrics: await readMetrics(warehouse.rows),
      verdicts: await warehouse.rows(`SELECT ${shown} FROM verdicts ORDER BY order_key`),
      issues: await warehouse.rows("SELECT * FROM event_issues ORDER BY ALL"),
      dimensions: await warehouse.rows("SELECT * FROM dimensions ORDER BY order_key"),
    };
  } finally {
    await warehouse.close();
  }
}

const runs = { numRuns: 15 };

describe("for any store", () => {
  it("each order has one verdict and they sum to the orders", async () => {
    await fc.assert(
      fc.asyncProperty(someStore, async (tables) => {
        const { counts, verdicts, dimensions } = await answers(tables);
        expect(verdicts.map((row) => row["order_key"])).toEqual(tables.orders.map((row: Given) => row["order_key"]));
        expect(counts.orders).toBe(tables.orders.length);
        expect(Object.values(counts.verdicts).reduce((sum, some) => sum + some, 0)).toBe(counts.orders);
        expect(Object.values(counts.excluded).reduce((sum, some) => sum + some, 0)).toBe(counts.verdicts.excluded);
        expect(counts.days.reduce((sum, day) => sum + day.orders, 0)).toBe(counts.orders);
        expect(dimensions).toHaveLength(counts.orders - counts.verdicts.excluded);
      }),
      runs,
    );
  });

  it("the order of the rows makes no difference", async () => {
    await fc.assert(
      fc.asyncProperty(someStore, fc.integer(), async (tables, seed) => {
        const random = (n: number) => ((Math.imul(n + 1, 2654435761) ^ seed) >>> 0) % 1009;
        const shuffled = (rows: readonly Given[]) =>
          rows
            .map((row, place) => [random(place), row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
        const events = shuffled(tables.events).map((row, place) => ({ ...row, seq: 5000 + place }));
        const again = { ...tables, orders: shuffled(tables.orders), events };
        expect(await answers(again)).toEqual(await answers(tables));
      }),
      runs,
    );
  });

  it("which of two events of one moment stands first hangs on what they say, not on where they stand", async () => {
    const twins = [{}, { em: "plain@northwind.example" }].map((keys) => event("server", 1, { keys, event_id: null }));
    const orders = [order(1, {})];
    const tables = { orders, order_lines: [line(1)], events: twins, catalogue: [{ id: "v1" }] };
    expect(await answers({ ...tables, events: twins.toReversed() })).toEqual(await answers(tables));
  });

  it("a numerator is no larger than its denominator, and a matched order has nothing wrong", async () => {
    await fc.assert(
      fc.asyncProperty(someStore, async (tables) => {
        const { metrics, verdicts } = await answers(tables);
        for (const { numerator, denominator } of Object.values(metrics))
          expect(numerator).toBeLessThanOrEqual(denominator);
        for (const row of verdicts) {
          const wrong = row["wrong"] as readonly string[];
          if (["matched", "excluded", "unknown"].includes(row["verdict"] as string)) expect(wrong).toEqual([]);
          else expect(wrong[0]).toBe(row["verdict"]);
        }
      }),
      runs,
    );
  });

  it("a side without a log is unknown, never zero", async () => {
    await fc.assert(
      fc.asyncProperty(someStore, fc.constantFrom("browser" as const, "server" as const), async (tables, absent) => {
        const events = tables.events.filter((row) => row["side"] !== absent);
        const given = { browser: absent !== "browser", server: absent !== "server", catalogue: true };
        const { metrics, verdicts } = await answers({ ...tables, events }, { given });
        const words = new Set(verdicts.flatMap((row) => [row["verdict"], ...(row["wrong"] as readonly string[])]));
        expect(words.has(`missing-on-${absent}`) || words.has("missing-on-both")).toBe(false);
        for (const name of ["orders_with_event", "on_both_paths", "duplicated_orders", "same_event_id"] as const) {
          expect(metrics[name]).toEqual({ numerator: 0, denominator: 0 });
        }
      }),
      runs,
    );
  });

  it("without any log every order that counts is unknown and every rate as well", async () => {
    await fc.assert(
      fc.asyncProperty(someStore, async (tables) => {
        const given = { browser: false, server: false, catalogue: false };
        const { metrics, counts } = await answers({ ...tables, events: [] }, { given });
        expect(counts.verdicts.unknown + counts.verdicts.excluded).toBe(counts.orders);
        for (const rate of Object.values(metrics)) expect(rate).toEqual({ numerator: 0, denominator: 0 });
      }),
      runs,
    );
  });
});
