import { templateParts } from "../../pattern/placeholders.ts";
import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import { judgedSides, type Question, type Statement } from "./question.ts";

const columnsOf: Readonly<Record<string, string>> = {
  "line.variant_id": "variant_id",
  "line.product_id": "product_id",
  "line.sku": "sku",
};

/** The id that an item makes, which is a row or a struct of this name; null where a part of it is not known. */
export function idSql(template: string, item: string): string {
  const parts = templateParts(template).map((part) => {
    if ("text" in part) return sqlText(part.text);
    const column = columnsOf[part.field];
    return column === undefined ? dialect.noText : `nullif(trim(${item}.${column}), '')`;
  });
  return parts.join(" || ");
}

/** Of product ids nothing is said unless the event carries them. */
export const judgesIds = ({ parameters }: Question): boolean => parameters.includes("content_ids");

/**
 * `expected_ids`: the ids that an order's lines make, as a set; `open` where a line makes none (a custom item, an export without
 * ids), so that more may be sent than is known.
 */
export function expectedIds(question: Question): readonly Statement[] {
  const ids = dialect.mapped("items", (item) => idSql(question.contract.content_ids.template, item));
  return [
    {
      name: "expect ids",
      sql: `CREATE TABLE expected_ids AS SELECT order_key, ${dialect.asSet("ids")} AS ids, ${dialect.hasNull("ids")} AS open
            FROM (SELECT order_key, ${ids} AS ids FROM orders WHERE ${judgesIds(question) ? dialect.hasItems("items") : "false"}) AS sent`,
    },
  ];
}

/** `uncatalogued`: events that name a product which the catalogue does not hold under the agreed column. */
export function uncataloguedEvents(question: Question): readonly Statement[] {
  const column = question.contract.content_ids.type === "product" ? "id" : "item_group_id";
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

/** Whether the ids of one side's event (`b` or `s`) are not those of the order's lines (`i`), or not in the catalogue. */
export function idsDiffer(question: Question): string {
  const { type } = question.contract.content_ids;
  const judged = judgesIds(question) ? judgedSides(question) : [];
  const differs = judged.map((side) => {
    const x = side.charAt(0);
    const unlike = `NOT ${dialect.holdsAll(`${x}.ids`, "i.ids")} OR (NOT i.open AND ${x}.ids <> i.ids)`;
    return `(${x}.seq IS NOT NULL AND (
      (i.order_key IS NOT NULL AND ${x}.ids IS NULL) OR (i.ids IS NOT NULL AND (${unlike})) OR coalesce(${x}.content_type <> ${sqlText(type)}, false) OR u${x}.seq IS NOT NULL))`;
  });
  return `(${["false", ...differs].join(" OR ")})`;
}
