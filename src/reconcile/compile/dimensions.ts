import { dialect } from "../dialect.ts";
import { agentColumns } from "./agents.ts";
import type { Statement } from "./question.ts";

const short = (text: string) => `nullif(trim(${text}), '')`;

const columns = [
  "j.order_key",
  "coalesce(o.device, j.browser_device, j.server_device) AS device",
  "coalesce(o.browser, j.browser_browser, j.server_browser) AS browser",
  `${short("o.page_template")} AS page_template`,
  `${short("o.checkout_type")} AS checkout_type`,
  `${short("o.gateway")} AS gateway`,
  `upper(${short("o.country")}) AS country`,
  "upper(coalesce(o.presentment_currency, o.currency)) AS currency",
  `CASE WHEN ${short("o.discount_code")} IS NOT NULL OR o.discounts > 0 THEN 'yes' WHEN o.discounts IS NOT NULL THEN 'no' END AS discount`,
  `${short("o.source")} AS source`,
  `${short("coalesce(j.server_sender, j.browser_sender)")} AS sender`,
  `${short("coalesce(j.browser_version, j.server_version)")} AS version`,
  `lower(coalesce(o.consent, j.server_consent, j.browser_consent)) AS consent`,
  "CASE WHEN o.returning_customer THEN 'returning' WHEN NOT o.returning_customer THEN 'new' END AS returning_customer",
  `${dialect.hourOf("j.happened_at")} AS hour`,
  "CAST(NULL AS VARCHAR) AS release",
];

/** `dimensions`: what the judged orders can be sliced by, one row each; null: not known of this order. */
export const sliceOrders: readonly Statement[] = [
  {
    name: "slice",
    sql: `CREATE TABLE dimensions AS SELECT ${columns.join(", ")}
          FROM judged j JOIN (SELECT *, ${agentColumns.join(", ")} FROM orders) o
          ON o.order_key = j.order_key WHERE j.exclusion IS NULL`,
  },
];
