import { describe, expect, it } from "vitest";
import { compile } from "../../../src/reconcile/compile/compile.ts";
import { explanations } from "../../../src/reconcile/explain/explain.ts";
import { readCounts, readEventIssues } from "../../../src/reconcile/read-results.ts";
import { at, event, line, order, question, stored, type Given } from "../small-store.ts";

const hour = 3600;
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
const many = Array.from({ length: 60 }, (_, index) => index + 1);
const time = (n: number, shift: number) => ({ event_at: at(n * 60 + 5 + shift), received_at: at(n * 60 + 9) });

/** Twenty orders, or so many; their events on both paths, `shift` seconds away from the order. */
const store = (server: (n: number) => number, browser: (n: number) => number = () => 0, of = numbers) =>
  of.flatMap((n) => [event("browser", n, time(n, browser(n))), event("server", n, time(n, server(n)))]);

async function judged(events: readonly Given[], of = numbers) {
  const warehouse = await stored({
    orders: of.map((n) => order(n)),
    order_lines: of.map((n) => line(n)),
    catalogue: of.map((n) => ({ id: `v${n}` })),
    events,
  });
  try {
    for (const { sql } of compile(question)) await warehouse.run(sql);
    const { verdicts } = await readCounts(warehouse.rows);
    const told = Object.entries(verdicts).filter(([, count]) => count > 0);
    const found = await explanations(warehouse.rows, question.contract);
    return {
      verdicts: Object.fromEntries(told),
      causes: found.map(({ code, orders }) => ({ code, orders })),
      issues: await readEventIssues(warehouse.rows),
    };
  } finally {
    await warehouse.close();
  }
}

describe("clocks that disagree", () => {
  it.each([
    ["an hour ahead, each within what counts as on time", () => hour],
    ["an hour behind", () => -hour],
    ["an hour and a half ahead", () => 1.5 * hour],
    ["four hours behind", () => -4 * hour],
  ])("are local time, and never a missing event: %s", async (_, shift) => {
    const { verdicts, causes } = await judged(store(shift));
    expect(verdicts).toEqual({ "event-time": 20 });
    expect(causes).toEqual([{ code: "local-time", orders: 20 }]);
  });

  it("are found in a part of the events, as after a change to summer time", async () => {
    const { verdicts, causes } = await judged(store((n) => (n > 10 ? hour : 0)));
    expect(verdicts).toEqual({ matched: 10, "event-time": 10 });
    expect(causes).toEqual([{ code: "local-time", orders: 10 }]);
  });

  it("are found before and after the end of summer time", async () => {
    const berlin = store(
      (n) => (n > 40 ? hour : 2 * hour),
      () => 0,
      many,
    );
    const { verdicts, causes } = await judged(berlin, many);
    expect(verdicts).toEqual({ "event-time": 60 });
    expect(causes).toEqual([{ code: "local-time", orders: 60 }]);
  });

  it("are found where events are sent some seconds before the order or half a minute after it", async () => {
    const { verdicts } = await judged(store((n) => hour + (n > 10 ? -9 : 25)));
    expect(verdicts).toEqual({ "event-time": 20 });
  });

  it.each([
    ["fewer than ten events", (n: number) => (n > 11 ? hour : 0), numbers],
    ["less than a fifth of them", (n: number) => (n > 49 ? hour : 0), many],
    ["a minute before the hour", () => hour - 65, numbers],
    ["a minute after it", () => hour + 60, numbers],
  ])("are none in %s", async (_, shift, of) => {
    expect(
      (
        await judged(
          store(shift, () => 0, of),
          of,
        )
      ).verdicts,
    ).toEqual({ matched: of.length });
  });

  it("are none beyond what any zone has: that is another order's time", async () => {
    const { causes } = await judged(store(() => 15 * hour));
    expect(causes).not.toContainEqual(expect.objectContaining({ code: "local-time" }));
  });

  it("are the orders' where both paths agree with each other", async () => {
    const { verdicts, causes } = await judged(
      store(
        () => -hour,
        () => -hour,
      ),
    );
    expect(verdicts).toEqual({ "event-time": 20 });
    expect(causes).toEqual([{ code: "order-clock", orders: 20 }]);
  });

  it.each([
    ["by minutes", () => 480],
    ["by half an hour, which no zone does", () => 1800],
    ["now and then", (n: number) => (n % 7 === 0 ? hour : 0)],
    ["by anything: that is a delay", (n: number) => 2400 + n * 137],
  ])("are none: %s", async (_, shift) => {
    expect((await judged(store(shift))).verdicts).toEqual({ matched: 20 });
  });

  it("are told of events that were received before they happened, and of those still to come", async () => {
    const { issues } = await judged([
      ...store(() => 0),
      event("server", 1, { event_id: "early", order_ref: null, event_at: at(2 * hour), received_at: at(0) }),
      event("server", 1, { event_id: "next", order_ref: null, event_at: "2031-01-01T00:00:00Z", received_at: null }),
      event("server", 1, { event_id: "ok", order_ref: null, event_at: at(480), received_at: at(0) }),
    ]);
    expect(issues).toMatchObject({ "received-before": 1, "in-future": 1 });
  });
});
