import type { EventContract } from "../../../model/event-contract.ts";
import { dialect } from "../../dialect.ts";
import { oldestEvent } from "../../compile/refused.ts";
import { differingEvents } from "../differing-events.ts";
import type { Aspect, Explainer } from "../explainer.ts";

const between = (later: string, earlier: string) => `(${dialect.seconds(later)} - ${dialect.seconds(earlier)})`;

/** Orders whose events have one stamp, before it is called the stamp of a batch. */
const batch = 3;

/** Seconds of which clocks of time zones differ: all of today's are whole quarters of an hour. */
const zone = 900;

function rows({ event_time }: EventContract): string {
  const differs = `abs(lag) > ${event_time.late} OR time_unit = 'ms' OR ${between("received_at", "event_at")} > ${oldestEvent}`;
  const lag = `${between("event_at", "happened_at")} AS lag`;
  return `SELECT *, round(lag / ${zone}) * ${zone} AS zone_lag, count(*) OVER (PARTITION BY event_at) AS same_stamp
    FROM (SELECT *, ${lag} FROM (${differingEvents("event-time")}) s WHERE side = 'server') t WHERE ${differs}`;
}

function explainers({ event_time }: EventContract): readonly Explainer[] {
  const { fine, late } = event_time;
  const isSending = `abs(${between("received_at", "event_at")}) <= 60`;
  return [
    { code: "milliseconds", holds: "time_unit = 'ms'" },
    { code: "batch-time", holds: `(same_stamp >= ${batch} AND lag > ${late})` },
    { code: "processing-time", holds: `(${isSending} AND lag > ${late})` },
    {
      code: "local-time",
      holds: `(abs(zone_lag) BETWEEN ${zone} AND 50400 AND lag - zone_lag BETWEEN -5 AND ${fine})`,
      says: "concat(CAST(zone_lag / 3600 AS DECIMAL(18,2)), ' h')",
    },
    {
      code: "created-at",
      holds: `(abs(${between("event_at", "created_at")}) <= ${fine} AND created_at <> happened_at)`,
    },
    { code: "date-only", holds: `(CAST(${dialect.seconds("event_at")} AS BIGINT) % 86400 = 0)` },
    { code: "future", holds: `${between("event_at", "received_at")} > 60` },
    { code: "older-than-seven-days", holds: `${between("received_at", "event_at")} > ${oldestEvent}` },
    { code: "late", holds: `lag > ${late}` },
  ];
}

/** Why an event's time is not the order's. */
export const eventTime: Aspect = { verdict: "event-time", rows, explainers };
