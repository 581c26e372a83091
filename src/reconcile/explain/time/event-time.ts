import type { EventContract } from "../../../model/event-contract.ts";
import { isShifted, zone } from "../../compile/clocks.ts";
import { dialect } from "../../dialect.ts";
import { oldestEvent } from "../../compile/refused.ts";
import { differingEvents } from "../differing-events.ts";
import type { Aspect, Explainer } from "../explainer.ts";

const between = (later: string, earlier: string) => `(${dialect.seconds(later)} - ${dialect.seconds(earlier)})`;

/** Orders whose events have one stamp, before it is called the stamp of a batch. */
const batch = 3;

function rows(): string {
  const lag = `${between("event_at", "happened_at")} AS lag`;
  return `SELECT t.*, v.browser_at, round(lag / ${zone.step}) * ${zone.step} AS zone_lag, count(*) OVER (PARTITION BY event_at) AS same_stamp
    FROM (SELECT *, ${lag} FROM (${differingEvents("event-time")}) s WHERE side = 'server') t
    JOIN verdicts v ON v.order_key = t.order_key`;
}

const hours = `${dialect.asText("CAST(zone_lag / 3600 AS DECIMAL(18,2))")} || ' h'`;

function explainers(contract: EventContract): readonly Explainer[] {
  const { fine, late } = contract.event_time;
  const isZone = `abs(zone_lag) BETWEEN ${zone.step} AND ${zone.most} AND ${isShifted("lag", "zone_lag", contract)}`;
  const isSending = `abs(${between("received_at", "event_at")}) <= 60`;
  return [
    { code: "milliseconds", holds: "time_unit = 'ms'" },
    { code: "batch-time", holds: `(same_stamp >= ${batch} AND lag > ${late})` },
    { code: "processing-time", holds: `(${isSending} AND lag > ${late})` },
    // Where both paths agree on another time than the order's, it is the order's that is wrong.
    { code: "order-clock", holds: `(${isZone} AND abs(${between("event_at", "browser_at")}) <= 60)`, says: hours },
    { code: "local-time", holds: `(${isZone})`, says: hours },
    { code: "older-than-seven-days", holds: `${between("received_at", "event_at")} > ${oldestEvent}` },
    {
      code: "created-at",
      holds: `(abs(${between("event_at", "created_at")}) <= ${fine} AND abs(${between("created_at", "happened_at")}) > ${fine})`,
    },
    { code: "date-only", holds: `(mod(CAST(${dialect.seconds("event_at")} AS BIGINT), 86400) = 0)` },
    { code: "future", holds: `${between("event_at", "received_at")} > 60` },
    { code: "late", holds: `lag > ${late}`, isRest: true },
  ];
}

/** Why an event's time is not the order's. */
export const eventTime: Aspect = { verdict: "event-time", rows, explainers };
