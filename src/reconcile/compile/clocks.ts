import type { EventContract } from "../../model/event-contract.ts";
import { judgedSides, type Question, type Statement } from "./question.ts";

/** Clocks of time zones differ by whole quarters of an hour, and none by less than an hour from UTC. */
export const zone = { step: 900, least: 3600, most: 50_400 };

/** Events that must agree before a clock is called wrong, and their share of all. */
const fewest = 10;
const share = 0.2;

/** How far behind a whole shift an event may be: as far as it may be behind its order. */
export const isShifted = (lag: string, shift: string, { event_time }: EventContract): string =>
  `(${lag} - ${shift} BETWEEN -5 AND ${event_time.fine})`;

/** The whole shift of a zone that a lag is nearest to. */
const nearestShift = (lag: string): string => `round(${lag} / ${zone.step}) * ${zone.step}`;

/** Whether the server's event time is judged, and so its clock. */
const isJudged = (question: Question): boolean =>
  question.parameters.includes("event_time") && judgedSides(question).includes("server");

/**
 * `clocks`: by how many seconds the clocks that wrote the server's events differ from the orders', where a good part of them differs by one
 * and the same number of quarters of an hour; two, where summer time ended among them. Each event alone may still be within what counts as
 * on time: together they are no delay.
 */
export function findClocks(question: Question): readonly Statement[] {
  if (!isJudged(question)) return [];
  const { least, most } = zone;
  const shifts = `SELECT server_lag_seconds AS lag, ${nearestShift("server_lag_seconds")} AS shift
    FROM compared WHERE server_lag_seconds IS NOT NULL`;
  const counted = `SELECT shift, count(*) FILTER (WHERE ${isShifted("lag", "shift", question.contract)}) AS events,
    sum(count(*)) OVER () AS all_events FROM (${shifts}) l GROUP BY shift`;
  const fitting = `abs(shift) BETWEEN ${least} AND ${most} AND events >= ${fewest} AND events >= ${share} * all_events`;
  return [
    {
      name: "compare clocks",
      sql: `CREATE TABLE clocks AS SELECT shift FROM (${counted}) c WHERE ${fitting}`,
    },
  ];
}

/** Whether an order's server event is off by what its clock is off, in SQL over `compared`. */
export function isOffByClock(question: Question): string {
  if (!isJudged(question)) return "false";
  const shift = nearestShift("server_lag_seconds");
  return `coalesce(${isShifted("server_lag_seconds", shift, question.contract)} AND ${shift} IN (SELECT shift FROM clocks), false)`;
}
