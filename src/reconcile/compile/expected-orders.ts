import type { EventContract, OrderAmount } from "../../model/event-contract.ts";
import { templateParts } from "../../pattern/placeholders.ts";
import { dialect } from "../dialect.ts";
import { minorUnitSql } from "../minor-units.ts";
import { sqlText } from "../sql-text.ts";
import { isCovered } from "./coverage.ts";
import { exclusionSql, isUnpaid } from "./exclusions.ts";
import { expectedDigests } from "./identity.ts";
import { sides, type Question, type Statement } from "./question.ts";

/** Amounts as the order holds them in the shop's currency. */
const amounts: Readonly<Record<OrderAmount, string>> = {
  total: "total",
  subtotal: "subtotal",
  "total-without-shipping": "total - coalesce(shipping, 0)",
  "total-without-tax": "total - coalesce(tax, 0)",
  "total-without-shipping-and-tax": "total - coalesce(shipping, 0) - coalesce(tax, 0)",
};

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

interface Money {
  readonly value: string;
  readonly currency: string;
}

/** Other amounts than the total are known in the shop's currency only. */
function moneyOf({ value }: EventContract): Readonly<Record<"shop" | "presentment", Money>> {
  const shop = { value: amounts[value.amount], currency: "upper(currency)" };
  const foreign = "upper(presentment_currency) <> upper(currency)";
  const theirs = value.amount === "total" ? "presentment_total" : "CAST(NULL AS DECIMAL(18,4))";
  return {
    shop,
    presentment: {
      value: `CASE WHEN ${foreign} THEN ${theirs} ELSE ${shop.value} END`,
      currency: "upper(coalesce(presentment_currency, currency))",
    },
  };
}

function toleranceSql({ value }: EventContract, currency: string): string {
  return value.tolerance === null ? minorUnitSql(currency) : `CAST(${sqlText(value.tolerance)} AS DECIMAL(18,4))`;
}

function windowSql({ window }: Question): string {
  if (window === null) return "true";
  const { from, to } = window;
  return `(happened_at IS NULL OR (happened_at >= ${dialect.instant(from)} AND happened_at <= ${dialect.instant(to)}))`;
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
    `${eventIdSql(question.template)} AS event_id`,
    ...sides.map((side) => `${isCovered(question, side)} AS ${side}_covered`),
    ...expectedDigests(question),
  ];
  return [{ name: "expected", sql: `CREATE TABLE expected AS SELECT ${columns.join(", ")} FROM orders` }];
}
