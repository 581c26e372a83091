import { dialect } from "../dialect.ts";
import { judgedSides, type Question, type Statement } from "./question.ts";

const short = (text: string) => `nullif(trim(${text}), '')`;

/**
 * Of a sender and its version only one side speaks: taken from whichever event there is, they would say which event is missing.
 */
function columns(question: Question): readonly string[] {
  const judged = judgedSides(question);
  const sender = judged.includes("server") ? "server" : "browser";
  const version = judged.includes("browser") ? "browser" : "server";
  return [
    "j.order_key",
    "coalesce(g.device, j.browser_device, j.server_device) AS device",
    "coalesce(g.browser, j.browser_browser, j.server_browser) AS browser",
    `${short("o.page_template")} AS page_template`,
    `${short("o.checkout_type")} AS checkout_type`,
    `${short("o.gateway")} AS gateway`,
    `upper(${short("o.country")}) AS country`,
    "upper(coalesce(o.presentment_currency, o.currency)) AS currency",
    `CASE WHEN ${short("o.discount_code")} IS NOT NULL OR o.discounts > 0 THEN 'yes' WHEN o.discounts IS NOT NULL THEN 'no' END AS discount`,
    `${short("o.source")} AS source`,
    `${short(`j.${sender}_sender`)} AS sender`,
    `${short(`j.${version}_version`)} AS version`,
    `lower(coalesce(o.consent, j.server_consent, j.browser_consent)) AS consent`,
    "CASE WHEN o.returning_customer THEN 'returning' WHEN NOT o.returning_customer THEN 'new' END AS returning_customer",
    `${dialect.hourOf("j.happened_at")} AS hour`,
    `${dialect.noText} AS release`,
  ];
}

/** `dimensions`: what the judged orders can be sliced by, one row each; null: not known of this order. */
export function sliceOrders(question: Question): readonly Statement[] {
  return [
    {
      name: "slice",
      sql: `CREATE TABLE dimensions AS SELECT ${columns(question).join(", ")}
            FROM judged j JOIN orders o ON o.order_key = j.order_key LEFT JOIN agents g ON g.user_agent = o.user_agent WHERE j.exclusion IS NULL`,
    },
  ];
}
