import { dialect } from "../dialect.ts";
import type { EventContract } from "../../model/event-contract.ts";
import type { Question, Statement } from "./question.ts";

/** Clocks of time zones differ by whole quarters of an hour, and none by less than an hour from UTC. */
export const zone = { step: 900, least: 3600, most: 50_400 };

/** Events that must agree before a clock is called wrong, and their share of all. */
const fewest = 10;
const share = 0.2;

/** How far behind a whole shift an event may be: as far as it may be behind its order. */
export const isShifted = (lag: string, shift: string, { event_time }: EventContract): string =>
  `(${lag} - ${shift} BETWEEN -5 AND ${event_time.fine})`;

/**
 * `clocks`: by how many seconds the clock that wrote the events of a side differs from the orders', where a good part of them differs by one
 * and the same number of quarters of an hour. Each alone may still be within what counts as on time: together they are no delay.
 */
export function findClocks({ contract }: Question): readonly Statement[] {
  const { step, least, most } = zone;
  const lag = `(${dialect.seconds("a.event_at")} - ${dialect.seconds("e.happened_at")})`;
  const lags = `SELECT a.side, ${lag} AS lag, round(${lag} / ${step}) * ${step} AS shift
    FROM attached a JOIN expected e ON e.order_key = a.order_key WHERE a.event_at IS NOT NULL AND e.happened_at IS NOT NULL`;
  const shifts = `SELECT side, shift, count(*) AS events FROM (${lags}) l
    WHERE abs(shift) BETWEEN ${least} AND ${most} AND ${isShifted("lag", "shift", contract)} GROUP BY side, shift`;
  const all = `SELECT side, count(*) AS events FROM (${lags}) l GROUP BY side`;
  return [
    {
      name: "compare clocks",
      sql: `CREATE TABLE clocks AS SELECT side, shift FROM (
              SELECT s.side, s.shift, row_number() OVER (PARTITION BY s.side ORDER BY s.events DESC, s.shift) AS place
              FROM (${shifts}) s JOIN (${all}) t ON t.side = s.side WHERE s.events >= ${fewest} AND s.events >= ${share} * t.events
            ) ranked WHERE place = 1`,
    },
  ];
}
