import type { EventContract, OrderAmount } from "../../model/event-contract.ts";
import { templateParts } from "../../pattern/placeholders.ts";
import { dialect } from "../dialect.ts";
import { minorUnitSql } from "../minor-units.ts";
import { sqlText } from "../sql-text.ts";
import { isCovered } from "./coverage.ts";
import { exclusionSql, isUnpaid } from "./exclusions.ts";
import { expectedDigests } from "./identity.ts";
import { expectedIds, lineIds } from "./product-ids.ts";
import { sides, type Question, type Statement } from "./question.ts";
import { withinSql } from "./within.ts";

/** Amounts of an order: what of it stands for a part of its price is said by `part`, what is taken off the total by `less`. */
function amountsOf(
  part: (name: string) => string,
  less: (name: string) => string,
): Readonly<Record<OrderAmount, string>> {
  const total = part("total");
  return {
    total,
    subtotal: part("subtotal"),
    "total-without-shipping": `${total} - ${less("shipping")}`,
    "total-without-tax": `${total} - ${less("tax")}`,
    "total-without-shipping-and-tax": `${total} - ${less("shipping")} - ${less("tax")}`,
  };
}

const inShops = amountsOf(
  (name) => name,
  (name) => `coalesce(${name}, 0)`,
);

/** A part that is nothing in the shop's money is nothing in the buyer's; any other has to be said. */
const inTheirs = amountsOf(
  (name) => `presentment_${name}`,
  (name) => `CASE WHEN coalesce(${name}, 0) = 0 THEN 0 ELSE presentment_${name} END`,
);

const columnsOf: Readonly<Record<string, string>> = {
  "order.id": "id",
  "order.name": "name",
  "order.number": "number",
  "order.checkout_token": "checkout_token",
};

/** The id that both events of an order should carry; null where the template or the order leaves it open. */
function eventIdSql(template: string | null): string {
  if (template === null) return dialect.noText;
  const parts = templateParts(template).map((part) =>
    "text" in part ? sqlText(part.text) : (columnsOf[part.field] ?? dialect.noText),
  );
  return parts.join(" || ");
}

/** Whether an order's event would be known by its id: by the one that the sheet makes of it, or by what the order itself keeps. */
const isNamed = (template: string | null): string =>
  template === null ? "true" : `(${eventIdSql(template)} IS NOT NULL OR noted_event_id IS NOT NULL)`;

interface Money {
  readonly value: string;
  readonly currency: string;
}

/** Where an order does not say which money its buyer paid in, it may have been the shop's. */
function moneyOf({ value }: EventContract): Readonly<Record<"shop" | "presentment", Money>> {
  const shop = { value: inShops[value.amount], currency: "upper(currency)" };
  const foreign = "upper(presentment_currency) <> upper(currency)";
  return {
    shop,
    presentment: {
      value: `CASE WHEN ${foreign} THEN ${inTheirs[value.amount]} ELSE ${shop.value} END`,
      currency: "upper(coalesce(presentment_currency, currency))",
    },
  };
}

function toleranceSql({ value }: EventContract, currency: string): string {
  return value.tolerance === null ? minorUnitSql(currency) : `CAST(${sqlText(value.tolerance)} AS DECIMAL(18,4))`;
}

function windowSql({ window }: Question): string {
  if (window === null) return "true";
  return `(happened_at IS NULL OR (${withinSql("happened_at", window)}))`;
}

/** `expected`: what the contract expects of the events of each order. */
export function expectedOrders(question: Question): readonly Statement[] {
  const { contract } = question;
  const money = moneyOf(contract);
  const agreed = money[contract.value.currency];
  const other = money[contract.value.currency === "shop" ? "presentment" : "shop"];
  const columns = [
    "order_key",
    "name",
    "happened_at",
    `${windowSql(question)} AS judged`,
    `${exclusionSql(question)} AS exclusion`,
    `${isUnpaid} AS unpaid`,
    `${agreed.value} AS value`,
    `${agreed.currency} AS currency`,
    `${toleranceSql(contract, agreed.currency)} AS tolerance`,
    `${other.value} AS other_value`,
    `${other.currency} AS other_currency`,
    `${toleranceSql(contract, other.currency)} AS other_tolerance`,
    "presentment_currency IS NOT NULL AS buyers_known",
    `${money.shop.value} AS shops_value`,
    `${eventIdSql(question.template)} AS event_id`,
    `${isNamed(question.template)} AS is_named`,
    "id IS NOT NULL AS has_id",
    ...sides.map((side) => `${isCovered(question, side)} AS ${side}_covered`),
    ...expectedDigests(question),
    ...expectedIds,
  ];
  const orders = `SELECT *, ${lineIds(question)} AS line_ids FROM orders`;
  return [
    { name: "expected", sql: `CREATE TABLE expected AS SELECT ${columns.join(", ")} FROM (${orders}) AS orders` },
  ];
}
