import type { Side } from "../../compile/question.ts";
import { sentElsewhere } from "../../readers/other-platforms.ts";
import { refused } from "../../readers/pixel-request.ts";
import { sqlText } from "../../sql-text.ts";
import { amount, flag, text } from "../cells.ts";
import { consentOf, contentIds, momentOf, sentIdentifiers, unitOf, unknownKeys } from "./event-expressions.ts";
import type { customShape } from "./event-shapes.ts";
import type { SourceFile } from "../load-step.ts";

/**
 * What an event says of the purchase. Beside the event's name it counts only in a line that was never sent so: a page's own log, or a
 * server's without `user_data`, which Meta asks of every event; in an event as it was sent it is where Meta does not look.
 */
const customOf = (side: Side) => (name: keyof typeof customShape) => {
  const beside = side === "browser" ? `e.${name}` : `CASE WHEN key_names IS NULL THEN e.${name} END`;
  return `coalesce(e.custom_data.${name}, e.cd.${name}, e.params.${name}, e.properties.${name}, ${beside})`;
};

const isTaken = `coalesce(trouble NOT IN (${sqlText(refused)}, ${sqlText(sentElsewhere)}), true)`;

/** The name that a server gave an event, whether it was taken or turned away. */
export const sentName = text("e.event_name");

/** The name of an event that was read; null: there is none, or the event was turned away. */
export const nameOf = (side: Side): string =>
  side === "server"
    ? `CASE WHEN ${isTaken} THEN ${sentName} END`
    : text("coalesce(e.event_name, e.ev, e.event, e.name)");

const time = "coalesce(e.event_time, e.ts, e.timestamp, e.time)";

function fromRequest(side: Side): Readonly<Record<string, string>> {
  if (side === "browser") {
    return {
      dataset: text("coalesce(e.pixel_id, e.dataset_id, e.dataset, e.id)"),
      received_at: momentOf("e.received_at"),
      sender: text("coalesce(e.sender, e.agent, e.a)"),
      version: text("coalesce(e.version, e.v)"),
      test_code: "false",
    };
  }
  return {
    request: "request",
    dataset: text(
      `coalesce(e.pixel_id, e.dataset_id, dataset, nullif(regexp_extract(url, '/([0-9]{6,})/events', 1), ''))`,
    ),
    received_at: momentOf("received_at"),
    sender: text("coalesce(e.sender, partner_agent)"),
    version: `nullif(regexp_extract(url, '/(v[0-9]+\\.[0-9]+)/', 1), '')`,
    test_code: `${text("coalesce(test_event_code, e.test_event_code)")} IS NOT NULL`,
  };
}

/** The columns of `events`, over the rows that `events-read` gives. */
export function eventOf(side: Side, file: SourceFile): Readonly<Record<string, string>> {
  const isCookie = (key: string) => key === "fbp" || key === "fbc";
  const custom = customOf(side);
  const places = (key: string) =>
    side === "server"
      ? [`e.user_data.${key}`]
      : [`e.user_data.${key}`, `e.ud.${key}`, ...(isCookie(key) ? [`e.${key}`] : [])];
  return {
    side: sqlText(side),
    ...fromRequest(side),
    name: nameOf(side),
    event_id: text("coalesce(e.event_id, e.eventID, e.eid)"),
    event_at: momentOf(time),
    time_unit: unitOf(time),
    order_ref: text(`coalesce(${custom("order_id")}, e.order_id)`),
    value: amount(custom("value")),
    value_text: custom("value"),
    currency: text(custom("currency")),
    content_type: text(custom("content_type")),
    content_ids: contentIds(custom("content_ids"), custom("contents")),
    user_agent: text("coalesce(e.user_agent, e.user_data.client_user_agent)"),
    consent: consentOf("e.consent"),
    automatic: `coalesce(${flag("e.automatic")}, false) OR coalesce(e.es = 'automatic', false) OR coalesce(${flag("e.cs_est")}, false)`,
    keys: sentIdentifiers(places),
    other_keys: unknownKeys("key_names"),
    file: sqlText(file.name),
  };
}
