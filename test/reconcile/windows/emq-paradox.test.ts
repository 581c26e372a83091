import { describe, expect, it } from "vitest";
import { emqParadox } from "../../../src/reconcile/windows/emq-paradox.ts";
import { totalsRise } from "../../../src/reconcile/windows/totals-rise.ts";
import { halves, judgedSpan } from "../../../src/reconcile/windows/two-windows.ts";
import { comparison, windowFacts } from "../../../src/reconcile/windows/window-facts.ts";
import type { Comparison } from "../../../src/model/reconciliation.ts";
import type { Query } from "../../../src/model/query.ts";
import { type Judged, judgedWarehouse, moment, type Total } from "../judged-tables.ts";

const count = 1_200;

/** Orders of which the second half is made in another way. */
function store(change: (late: boolean, index: number) => Omit<Judged, "at">): readonly Judged[] {
  return Array.from({ length: count }, (_, index) => ({ at: moment(index), ...change(index >= count / 2, index) }));
}
const some = (index: number, share: number): boolean => (index * 7) % 100 < share * 100;
const days = (make: (late: boolean) => Omit<Total, "day">): readonly Total[] =>
  Array.from({ length: 13 }, (_, index) => ({ day: moment(index * 96).slice(0, 10), ...make(index >= 7) }));

async function ask<T>(
  orders: readonly Judged[],
  totals: readonly Total[],
  question: (rows: Awaited<ReturnType<typeof judgedWarehouse>>["rows"]) => Promise<T>,
): Promise<T> {
  const warehouse = await judgedWarehouse(orders, totals);
  try {
    return await question(warehouse.rows);
  } finally {
    await warehouse.close();
  }
}

async function compared(rows: Query): Promise<Comparison | null> {
  const judged = await judgedSpan(rows);
  const windows = judged === null ? null : halves(judged);
  if (windows === null) return null;
  const facts = (span: typeof windows.before) => windowFacts(rows, { event: "Purchase", keys: ["em", "ph"], span });
  return comparison("halves", await facts(windows.before), await facts(windows.after));
}

const paradox = (orders: readonly Judged[], totals: readonly Total[] = []) =>
  ask(orders, totals, async (rows) => {
    const windows = await compared(rows);
    return windows === null ? null : emqParadox(windows);
  });

const broken = (late: boolean, index: number): Omit<Judged, "at"> =>
  late && some(index, 0.3)
    ? { verdict: "duplicate", wrong: ["duplicate"], same_id: false, keys: ["em"] }
    : { keys: late || some(index, 0.5) ? ["em"] : [] };

describe("identity that rises while matches fall", () => {
  it("is told with what rose and what fell", async () => {
    const found = await paradox(store(broken));
    expect(found).toMatchObject({
      code: "identity-up-matches-down",
      args: {
        since: "2026-11-07T05:52:30Z",
        up: ["em 50 % (300 of 600) → 100 % (600 of 600)"],
        down: [
          "orders that agree with their events 100 % (600 of 600) → 70 % (420 of 600)",
          "same event id on both paths 100 % (600 of 600) → 70 % (420 of 600)",
        ],
      },
    });
  });

  it("is told from Meta's own grade where no log shows the identifiers", async () => {
    const orders = store((late, index) => ({ ...broken(late, index), keys: [] }));
    const found = await paradox(
      orders,
      days((late) => ({ count: 90, emq: late ? 8.1 : 6.4 })),
    );
    expect(found).toMatchObject({ args: { up: ["Event Match Quality 6.4 → 8.1"] } });
  });

  it.each<[string, readonly Judged[], readonly Total[]]>([
    ["more identity alone", store((late) => ({ keys: late ? ["em"] : [] })), []],
    ["fewer matches alone", store((late, index) => ({ ...broken(late, index), keys: ["em"] })), []],
    [
      "one identifier for another",
      store((late, index) => ({ ...broken(late, index), keys: [late ? "em" : "ph"] })),
      [],
    ],
    [
      "a grade that is rounded",
      store((late, index) => ({ ...broken(late, index), keys: [] })),
      days((late) => ({ count: 9, emq: late ? 7.1 : 7 })),
    ],
    ["a handful of orders", store(broken).filter((_, index) => index % 100 === 0), []],
    ["no orders", [], []],
  ])("is not told of %s", async (_what, orders, totals) => {
    expect(await paradox(orders, totals)).toBeNull();
  });
});

describe("Meta's count beside the shop's", () => {
  const rise = (totals: readonly Total[]) =>
    ask(
      store(() => ({})),
      totals,
      async (rows) => totalsRise((await compared(rows))!, "Purchase"),
    );

  it("that rises alone is told with both counts, of whole days that both know", async () => {
    expect(await rise(days((late) => ({ count: late ? 170 : 100 })))).toMatchObject({
      code: "totals-rise-alone",
      args: { meta: [600, 850], orders: [576, 480] },
    });
  });

  it.each([
    ["as the shop's does", days(() => ({ count: 100 }))],
    ["a little, as modelled events make it", days((late) => ({ count: late ? 108 : 100 }))],
    ["downward", days((late) => ({ count: late ? 60 : 100 }))],
    ["unknown", []],
  ])("that moves %s is not told", async (_what, totals) => {
    expect(await rise(totals)).toBeNull();
  });
});
