import type { EventContract } from "../../../model/event-contract.ts";
import { catalogueColumn } from "../../compile/product-ids.ts";
import { dialect } from "../../dialect.ts";
import { sqlText } from "../../sql-text.ts";
import { differingEvents } from "../differing-events.ts";
import { catalogueColumns, catalogueJoins, catalogueTables, lineIds } from "./catalogue-forms.ts";
import { isCatalogued, repaired } from "./transforms.ts";

type CatalogueColumn = ReturnType<typeof catalogueColumn>;

/** Events with an id in this table that the catalogue lacks. */
function unlisted(ids: "named" | "wanted", column: CatalogueColumn): string {
  return `SELECT DISTINCT n.order_key, n.side FROM ${ids} n
    WHERE NOT EXISTS (SELECT 1 FROM catalogue c WHERE c.${column} = n.id) AND EXISTS (SELECT 1 FROM catalogue)`;
}

const eachId = (list: string, from: string) =>
  dialect.takenApart({ list, as: "id", beside: ["order_key", "side"], from });

/** Events whose ids, repaired, are all in the catalogue, where nothing else says what they should be. */
function catalogued(ids: string, column: CatalogueColumn): string {
  return `SELECT n.order_key, n.side FROM (${eachId(ids, "d WHERE expected_ids IS NULL")}) n
    LEFT JOIN (SELECT DISTINCT ${column} AS id FROM catalogue) c ON c.id = n.id
    GROUP BY n.order_key, n.side HAVING count(*) = count(c.id)`;
}

const has = (alias: string) => `${alias}.order_key IS NOT NULL`;

/**
 * Events whose ids are not those of the order's lines or not the catalogue's, with the ids that the lines would make of each of their
 * columns, and whether the catalogue holds all of them: `listed`, under the agreed column, and `listed_otherwise`, under the other;
 * `expected_listed` says the same of the ids that are expected.
 */
export function idRows(contract: EventContract): string {
  const column = catalogueColumn(contract);
  const otherColumn = column === "id" ? "item_group_id" : "id";
  const repairs = repaired.map((ids, index) => `repair_${index} AS (${catalogued(ids, column)})`);
  const sets = lineIds.map((column) => `${dialect.asSet(dialect.collect(column))} AS ${column}s`);
  const same = `ids IS NOT NULL AND coalesce(ids = expected_ids, true) AND coalesce(content_type = ${sqlText(contract.content_ids.type)}, true)`;
  const joinOn = (alias: string) => `ON ${alias}.order_key = d.order_key AND ${alias}.side = d.side`;
  return `WITH d AS (${differingEvents("product-identity")}),
    named AS (${eachId("ids", "d")}), wanted AS (${eachId("expected_ids", "d")}),
    own AS (${unlisted("named", column)}), other AS (${unlisted("named", otherColumn)}),
    agreed AS (${unlisted("wanted", column)}),
    line_sets AS (SELECT order_key, ${sets.join(", ")} FROM order_lines
      WHERE order_key IN (SELECT order_key FROM d) GROUP BY order_key),
    ${[...repairs, ...catalogueTables(column)].join(",\n    ")}
    SELECT d.*, s.variant_ids, s.product_ids, s.skus,
      NOT ${has("own")} AS listed, NOT ${has("agreed")} AS expected_listed, NOT ${has("other")} AND EXISTS (SELECT 1 FROM catalogue) AS listed_otherwise,
      ${repaired.map((_, index) => `${has(`repair_${index}`)} AS ${isCatalogued(index)}`).join(", ")},
      ${catalogueColumns.join(", ")}
    FROM d LEFT JOIN line_sets s ON s.order_key = d.order_key LEFT JOIN own ${joinOn("own")} LEFT JOIN other ${joinOn("other")}
      LEFT JOIN agreed ${joinOn("agreed")}
      ${repaired.map((_, index) => `LEFT JOIN repair_${index} ${joinOn(`repair_${index}`)}`).join(" ")}
      ${catalogueJoins.join(" ")}
    WHERE NOT coalesce(${same}, false) OR ${has("own")}`;
}
