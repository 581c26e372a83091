import { namesAtTop } from "../names-at-top.ts";
import { isFields, type Fields } from "../../readers/fields.ts";

/** Names of Shopify's; other systems, too, have `line_items`. */
export const shopifyNames = ["total_price", "order_number", "financial_status"];

/** The same with the one that other systems have. */
export const orderNames = ["line_items", ...shopifyNames];

/**
 * Where an order stands that is not a line by itself: in the API's answer for one order, in the log of a webhook, in what Amazon's EventBridge
 * hands on, in rows that Airbyte did not take apart, and in the messages of Singer and of Airbyte.
 */
const wrappers = [
  ["order"],
  ["payload"],
  ["body"],
  ["data"],
  ["detail", "payload"],
  ["_airbyte_data"],
  ["record"],
  ["record", "data"],
];

/** The names of an object, or of one in a JSON text. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.trimStart().startsWith("{") ? namesAtTop(value) : [];
  return isFields(value) ? Object.keys(value) : [];
}

const at = (found: Fields, way: readonly string[]): unknown =>
  way.reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), found);

/** The keys that lead to an order in an object; undefined where none does. */
export function wrapperOf(found: Fields): readonly string[] | undefined {
  return wrappers.find((way) => namesIn(at(found, way)).filter((name) => orderNames.includes(name)).length >= 2);
}
