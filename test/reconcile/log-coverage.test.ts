import { describe, expect, it } from "vitest";
import { compile } from "../../src/reconcile/compile/compile.ts";
import type { Question } from "../../src/reconcile/compile/question.ts";
import { explanations } from "../../src/reconcile/explain/explain.ts";
import { logCoverage } from "../../src/reconcile/log-coverage.ts";
import { readCounts, readFailing, readMetrics } from "../../src/reconcile/read-results.ts";
import { at, event, line, order, question, stored, type Given } from "./small-store.ts";

const hour = 3600;
const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** An order each hour, from 0 to 29. */
const orders = hours(0, 29).map((h) => order(h, { created_at: at(h * hour), happened_at: at(h * hour) }));

const sent = (side: "browser" | "server", from: number, to: number, otherwise: Given = {}) =>
  hours(from, to).map((h) =>
    event(side, h, { event_at: at(h * hour + 5), received_at: at(h * hour + 9), ...otherwise }),
  );

const purchases = (from: number, to: number) => sent("server", from, to);
const views = (from: number, to: number) =>
  sent("server", from, to, { name: "PageView", event_id: null, order_ref: null });

const server: Partial<Question> = { given: { browser: false, server: true, catalogue: false } };
const first = null;
const last = null;

async function judged({ events, asked, turnedAway }: Pick<Case, "events" | "asked" | "turnedAway">) {
  const lines = hours(0, 29).map((h) => line(h));
  const turned_away = turnedAway === undefined ? [] : sent("server", turnedAway, turnedAway);
  const warehouse = await stored({ orders, order_lines: lines, events, turned_away });
  const all = { ...question, ...server, ...asked };
  try {
    for (const { sql } of compile(all)) await warehouse.run(sql);
    const { verdicts } = await readCounts(warehouse.rows);
    const told = Object.entries(verdicts).filter(([, count]) => count > 0);
    const findings = await logCoverage(warehouse.rows, all);
    await explanations(warehouse.rows, all.contract);
    const failing = await readFailing(warehouse.rows, { most: 100, pseudonym: (key) => key });
    return { failing, verdicts: Object.fromEntries(told), metrics: await readMetrics(warehouse.rows), findings };
  } finally {
    await warehouse.close();
  }
}

interface Case {
  readonly says: string;
  readonly events: readonly Given[];
  /** Hour of the last Purchase, which was turned away. */
  readonly turnedAway?: number;
  readonly asked?: Partial<Question>;
  readonly verdicts: Readonly<Record<string, number>>;
  /** Orders that the finding tells of; null: there is none. */
  readonly told: { readonly severity: "error" | "warning"; readonly unknown: number; readonly missing: number } | null;
}

/* Events may be two hours late by the contract, so the log is held to cover two hours more at both ends. */
const cases: readonly Case[] = [
  { says: "a log of all the time", events: purchases(0, 29), verdicts: { matched: 30 }, told: null },
  {
    says: "a log that ends for all events: what comes later is not known",
    events: [...purchases(0, 9), ...views(0, 9)],
    verdicts: { matched: 10, "missing-on-server": 2, unknown: 18 },
    told: { severity: "error", unknown: 18, missing: 0 },
  },
  {
    says: "a log that goes on with other events: it stopped, and is missing",
    events: [...purchases(0, 9), ...views(0, 29)],
    verdicts: { matched: 10, "missing-on-server": 20 },
    told: null,
  },
  {
    says: "a log that goes on with events that were turned away: they are missing",
    events: [...purchases(0, 9), ...views(0, 9)],
    turnedAway: 29,
    verdicts: { matched: 10, "missing-on-server": 20 },
    told: null,
  },
  {
    says: "a log of nothing but what was turned away",
    events: [],
    turnedAway: 9,
    verdicts: { "missing-on-server": 22, unknown: 8 },
    told: { severity: "error", unknown: 8, missing: 18 },
  },
  {
    says: "a log of nothing else: nobody can tell its end from an outage, so it is missing, and that is said",
    events: purchases(0, 9),
    verdicts: { matched: 10, "missing-on-server": 20 },
    told: { severity: "warning", unknown: 0, missing: 18 },
  },
  {
    says: "a log whose other events ended an hour before: by as much an event may be late",
    events: [...purchases(0, 10), ...views(0, 9)],
    verdicts: { matched: 11, "missing-on-server": 2, unknown: 17 },
    told: { severity: "error", unknown: 17, missing: 0 },
  },
  {
    says: "a log whose other events ended long before show no end either",
    events: [...purchases(0, 19), ...views(0, 5)],
    verdicts: { matched: 20, "missing-on-server": 10 },
    told: { severity: "warning", unknown: 0, missing: 8 },
  },
  {
    says: "a log that begins later: what came before is not known",
    events: purchases(10, 29),
    verdicts: { matched: 20, "missing-on-server": 1, unknown: 9 },
    told: { severity: "error", unknown: 9, missing: 0 },
  },
  {
    says: "a log that begins with other events: it was not sent, and is missing",
    events: [...purchases(10, 29), ...views(0, 0)],
    verdicts: { matched: 20, "missing-on-server": 10 },
    told: null,
  },
  {
    says: "a hole in the log is an outage, never its end",
    events: [...purchases(0, 5), ...purchases(25, 29), ...views(0, 5), ...views(25, 29)],
    verdicts: { matched: 11, "missing-on-server": 19 },
    told: null,
  },
  {
    says: "a log with nothing of what is asked",
    events: views(0, 9),
    verdicts: { "missing-on-server": 12, unknown: 18 },
    told: { severity: "error", unknown: 18, missing: 0 },
  },
  {
    says: "a window that the user wrote is not questioned",
    events: [...purchases(10, 19), ...views(10, 19)],
    asked: { window: { from: at(0), to: at(29 * hour) } },
    verdicts: { matched: 10, "missing-on-server": 20 },
    told: null,
  },
  {
    says: "nor the one end that was written",
    events: [...purchases(10, 19), ...views(10, 19)],
    asked: { window: { from: at(0), to: last } },
    verdicts: { matched: 10, "missing-on-server": 12, unknown: 8 },
    told: { severity: "error", unknown: 8, missing: 0 },
  },
  {
    says: "nor the other",
    events: [...purchases(10, 19), ...views(10, 19)],
    asked: { window: { from: first, to: at(29 * hour) } },
    verdicts: { matched: 10, "missing-on-server": 11, unknown: 9 },
    told: { severity: "error", unknown: 9, missing: 0 },
  },
  {
    says: "an event from the future makes no log longer",
    events: [
      ...purchases(0, 9),
      ...views(0, 9),
      event("server", 1, { name: "PageView", event_at: "2031-01-01T00:00:00Z", received_at: null }),
    ],
    verdicts: { matched: 10, "missing-on-server": 2, unknown: 18 },
    told: { severity: "error", unknown: 18, missing: 0 },
  },
  {
    says: "a file that was cut off ends where it was cut",
    events: sent("server", 0, 9, { file: "capi.jsonl.gz" }),
    asked: { cut: ["capi.jsonl.gz"] },
    verdicts: { matched: 10, unknown: 20 },
    told: { severity: "error", unknown: 20, missing: 0 },
  },
  {
    says: "but not before another file of the side ends",
    events: [...sent("server", 0, 9, { file: "capi-1.jsonl.gz" }), ...sent("server", 20, 29, { file: "capi-2.jsonl" })],
    asked: { cut: ["capi-1.jsonl.gz"] },
    verdicts: { matched: 20, "missing-on-server": 10 },
    told: null,
  },
  {
    says: "a log without any time",
    events: sent("server", 0, 9, { event_at: null, received_at: null }),
    verdicts: { matched: 10, "missing-on-server": 20 },
    told: null,
  },
];

describe("orders outside of the time that a log covers", () => {
  it.each(cases)("$says", async ({ verdicts, told, ...of }) => {
    const given = await judged(of);
    expect(given.verdicts).toEqual(verdicts);
    expect(given.findings.map(({ severity, args }) => ({ severity, args }))).toMatchObject(
      told === null ? [] : [{ severity: told.severity, args: { unknown: told.unknown, missing: told.missing } }],
    );
  });

  it("are told with both spans", async () => {
    const { findings } = await judged({ events: [...purchases(3, 9), ...views(2, 9)] });
    expect(findings[0]?.args).toMatchObject({
      side: "server",
      log: { from: "2026-11-01T14:00:05Z", to: "2026-11-01T21:00:09Z" },
      orders: { from: "2026-11-01T12:00:00Z", to: "2026-11-02T17:00:00Z" },
    });
  });

  it("are judged by the side whose log goes so far, and asked for no rate that needs both", async () => {
    const events = [...sent("browser", 0, 28), ...purchases(0, 9), ...views(0, 9)];
    const { verdicts, metrics, failing } = await judged({
      events,
      asked: { given: { browser: true, server: true, catalogue: false } },
    });
    expect(verdicts).toEqual({ matched: 27, "missing-on-server": 2, "missing-on-browser": 1 });
    expect(metrics.on_both_paths).toEqual({ numerator: 10, denominator: 12 });
    expect(metrics.orders_with_event).toEqual({ numerator: 12, denominator: 12 });
    expect(failing.map(({ browser, server: seen }) => [browser, seen])).toEqual([
      ["40.0000 USD", null],
      ["40.0000 USD", null],
      [null, "unknown"],
    ]);
    expect(metrics.same_value).toEqual({ numerator: 29, denominator: 29 });
  });
});
