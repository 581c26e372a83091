import { sides, type Side } from "../../compile/question.ts";
import { dialect } from "../../dialect.ts";
import type { Aspect, Explainer } from "../explainer.ts";

/** Events that count twice, whose id is not the one that the sheet's template makes of their order. */
function ofSide(side: Side): string {
  return `SELECT v.order_key, '${side}' AS side, v.${side}_event_id AS sent, v.expected_event_id AS agreed, o.id, o.name
    FROM verdicts v JOIN orders o ON o.order_key = v.order_key
    WHERE ${dialect.holdsAll("v.wrong", dialect.textList(["duplicate"]))} AND v.${side}_seq IS NOT NULL
      AND v.expected_event_id IS NOT NULL AND coalesce(v.${side}_event_id, '') <> v.expected_event_id`;
}

const uuid = "(?i).*[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}.*";
/** Seconds or milliseconds of these years. */
const clock = "(.*[^0-9A-Za-z])?1[6-9][0-9]{8}([0-9]{3})?([^0-9A-Za-z].*)?";
const number = dialect.replaceAll("name", "[^0-9]", "");

const explainers: readonly Explainer[] = [
  { code: "id-left-out", holds: "sent IS NULL" },
  { code: "random-id", holds: dialect.matches("sent", uuid) },
  { code: "event-id-letter-case", holds: "lower(sent) = lower(agreed)" },
  { code: "order-number-as-id", holds: `${dialect.replaceAll("sent", "[^0-9]", "")} = nullif(${number}, '')` },
  { code: "order-id-otherwise", holds: `${dialect.replaceAll("sent", "[^0-9]", "")} = nullif(id, '')` },
  { code: "clock-as-id", holds: dialect.matches("sent", clock) },
];

/** How one path comes to make another id than the sheet's template, so that Meta counts an order twice. */
export const eventId: Aspect = {
  verdict: "duplicate",
  isBetweenEvents: true,
  rows: () => sides.map(ofSide).join(" UNION ALL "),
  explainers: () => explainers,
};
