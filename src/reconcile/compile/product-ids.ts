import type { EventContract } from "../../model/event-contract.ts";
import { templateParts } from "../../pattern/placeholders.ts";
import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { judgedSides, eventOf, type Question, type Statement } from "./question.ts";

const columnsOf: Readonly<Record<string, string>> = {
  "line.variant_id": "variant_id",
  "line.product_id": "product_id",
  "line.sku": "sku",
};

/** The id that an item makes, which is a row or a struct of this name; null where a part of it is not known. A number 0 is no product (WooCommerce, variation_id). */
export function idSql(template: string, item: string): string {
  const parts = templateParts(template).map((part) => {
    if ("text" in part) return sqlText(part.text);
    const column = columnsOf[part.field];
    if (column === undefined) return dialect.noText;
    const id = `nullif(trim(${item}.${column}), '')`;
    return column === "sku" ? id : `nullif(${id}, '0')`;
  });
  return parts.join(" || ");
}

/** Of product ids nothing is said unless the event carries them. */
export const judgesIds = ({ parameters }: Question): boolean => parameters.includes("content_ids");

/** The id that each line of an order makes, where ids are judged and there are lines. */
export function lineIds(question: Question): string {
  const ids = dialect.mapped("items", (item) => idSql(question.contract.content_ids.template, item));
  return `CASE WHEN ${judgesIds(question) ? dialect.hasItems("items") : "false"} THEN ${ids} END`;
}

/**
 * Columns of `expected` over `lineIds`: the ids that an order's lines make, as a set; `ids_open` where a line makes none (a custom item, an
 * export without ids), so that more may be sent than is known.
 */
export const expectedIds: readonly string[] = [
  "line_ids IS NOT NULL AS has_lines",
  `${dialect.asSet("line_ids")} AS ids`,
  `${dialect.hasNull("line_ids")} AS ids_open`,
];

/** The catalogue's column that holds the agreed ids. */
export const catalogueColumn = ({ content_ids }: EventContract): "id" | "item_group_id" =>
  content_ids.type === "product" ? "id" : "item_group_id";

/** `uncatalogued`: events that name a product which the catalogue does not hold under the agreed column. */
export function uncataloguedEvents(question: Question): readonly Statement[] {
  const column = catalogueColumn(question.contract);
  const judged = judgesIds(question) && question.given.catalogue;
  const from = `attached WHERE ${judged ? "order_key IS NOT NULL" : "false"}`;
  const sent = dialect.takenApart({ list: "ids", as: "id", beside: ["side", "seq"], from });
  return [
    {
      name: "look ids up",
      sql: `CREATE TABLE uncatalogued AS SELECT DISTINCT side, seq FROM (${sent}) u
            WHERE NOT EXISTS (SELECT 1 FROM catalogue c WHERE c.${column} = u.id)`,
    },
  ];
}

/** Whether the ids of one side's event are not those of the order's lines, or not in the catalogue. */
export function idsDiffer(question: Question): string {
  const { type } = question.contract.content_ids;
  const judged = judgesIds(question) ? judgedSides(question) : [];
  const differs = judged.map((side) => {
    const event = eventOf(side);
    const unlike = `NOT ${dialect.holdsAll(`${event}.ids`, "expected.ids")} OR (NOT expected.ids_open AND ${event}.ids <> expected.ids)`;
    return `(${event}.seq IS NOT NULL AND (
      (expected.has_lines AND ${event}.ids IS NULL) OR (expected.ids IS NOT NULL AND (${unlike})) OR coalesce(${event}.content_type <> ${sqlText(type)}, false) OR ${side}_uncatalogued.seq IS NOT NULL))`;
  });
  return `(${["false", ...differs].join(" OR ")})`;
}
