import type { Query, Row } from "../../model/query.ts";
import type { SampledOrder } from "../../model/sample.ts";
import type { Question } from "../compile/question.ts";
import { dialect } from "../dialect.ts";
import { isIdentified } from "../identifiers.ts";
import { orderVerdicts } from "../../evidence/order-verdicts.ts";
import { sqlText } from "../sql-text.ts";
import { cataloguedAmong } from "./catalogued.ts";
import { orderValues } from "./order-values.ts";
import { type Picked, pickOrders } from "./pick-orders.ts";
import { moneyIn, textIn, textsIn } from "../read-cell.ts";
import { referenceOf } from "./reference.ts";

/** How many orders to sample, by which seed, and what of them to compare. */
export interface SampleOrders {
  readonly question: Question;
  readonly orders: number;
  readonly seed: number;
  /** What the retest asks about. */
  readonly parameters: readonly string[];
  readonly tolerances: Readonly<Record<string, string | undefined>>;
}

/** Orders side by side, in the order of time. Needs the result tables and `explained`. */
export async function sampleOrders(
  query: Query,
  asked: SampleOrders,
): Promise<{ readonly orders: readonly SampledOrder[]; readonly of: number }> {
  const { picked, of } = await pickOrders(query, asked);
  if (picked.length === 0) return { orders: [], of };
  const keys = picked.map(({ key }) => sqlText(key)).join(", ");
  const rows = await query(rowsOf(keys));
  const reasons = await query(
    `SELECT order_key, side, verdict, min(code) AS code FROM explained WHERE order_key IN (${keys})
     GROUP BY order_key, side, verdict ORDER BY order_key, side, verdict`,
  );
  const ids = rows.flatMap((row) => textsIn(row, "expected_ids") ?? []);
  const catalogued = await cataloguedAmong(query, ids, asked.question);
  const orders = rows.map((row, index) => orderOf(row, { index, picked, reasons, catalogued, asked }));
  return { orders, of };
}

function rowsOf(keys: string): string {
  const sides = ["browser", "server"].map((side) => {
    const x = side.charAt(0);
    return `${dialect.instantText(`j.${side}_at`)} AS ${side}_time, ${isIdentified(x)} AS ${side}_identified`;
  });
  const amounts = "o.shipping, o.tax AS taxes, o.discounts, o.refunded AS refunds";
  return `SELECT j.*, ${dialect.instantText("j.happened_at")} AS placed, ${sides.join(", ")}, lower(o.consent) AS consent, ${amounts}
    FROM judged j JOIN orders o ON o.order_key = j.order_key
    LEFT JOIN events b ON b.${dialect.rowNumber} = j.browser_seq
    LEFT JOIN events s ON s.${dialect.rowNumber} = j.server_seq
    WHERE j.order_key IN (${keys}) ORDER BY j.happened_at NULLS LAST, j.order_key`;
}

interface Context {
  readonly index: number;
  readonly picked: readonly Picked[];
  readonly reasons: readonly Row[];
  readonly catalogued: ReadonlySet<string>;
  readonly asked: SampleOrders;
}

function orderOf(row: Row, { index, picked, reasons, catalogued, asked }: Context): SampledOrder {
  const { question, parameters, tolerances } = asked;
  const key = textIn(row, "order_key");
  const verdict = orderVerdicts.find((word) => word === row["verdict"]) ?? "unknown";
  return {
    reference: referenceOf([textIn(row, "name"), key], `order-${String(index + 1)}`),
    placed_at: textIn(row, "placed"),
    verdict,
    explained: reasons
      .filter((reason) => reason["order_key"] === key && reason["verdict"] === verdict)
      .map((reason) => ({
        side: reason["side"] === "browser" ? "browser" : "server",
        code: textIn(reason, "code") ?? "",
      })),
    segment: picked.find((each) => each.key === key)?.segment ?? null,
    amounts: {
      shipping: moneyIn(row, "shipping"),
      taxes: moneyIn(row, "taxes"),
      discounts: moneyIn(row, "discounts"),
      refunds: moneyIn(row, "refunds"),
    },
    values: orderValues({ row, question, catalogued }, parameters, tolerances),
  };
}
