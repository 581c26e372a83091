import type { EventContract } from "../../../model/event-contract.ts";
import { dialect } from "../../dialect.ts";
import type { Explainer } from "../explainer.ts";
import { cataloguedForms, isCatalogued, repaired, type Form } from "./transforms.ts";

/** Columns of an order's line that can be an id. */
export const lineIds = ["variant_id", "product_id", "sku"] as const;

type LineId = (typeof lineIds)[number];

const codes: Readonly<Record<LineId, string>> = { variant_id: "variant-ids", product_id: "product-ids", sku: "skus" };

/** Columns of a line that the agreed ids are not made of. */
export const otherLineIds = ({ content_ids }: EventContract): readonly LineId[] =>
  lineIds.filter((column) => !content_ids.template.includes(`line.${column}`));

/** The code of ids that are made of that column. */
export const codeOf = (column: LineId): string => codes[column];

/** What an example shows of an id: it has to leave room for what is said of it. */
const shown = (id: string) => `substring(${id}, 1, 50)`;

/** Of events, those whose ids are all in the catalogue once both have lost their form, with an example of the two. */
function heldInForm({ change }: Form, column: string): string {
  const held = `SELECT ${change(column)} AS plain, min(${column}) AS held FROM catalogue GROUP BY ${change(column)}`;
  return `SELECT n.order_key, n.side, min(${shown("n.id")} || ' is ' || ${shown("c.held")} || ' there') AS example
    FROM (SELECT order_key, side, id, ${change("id")} AS plain FROM named) n LEFT JOIN (${held}) c ON c.plain = n.plain
    GROUP BY n.order_key, n.side HAVING count(*) = count(c.plain)`;
}

/** Of orders, those of whose lines the catalogue holds every id of this kind under the agreed column. */
function heldOfLines(line: LineId, column: string): string {
  const each = dialect.takenApart({ list: `${line}s`, as: "id", beside: ["order_key"], from: "line_sets" });
  return `SELECT n.order_key FROM (${each}) n LEFT JOIN (SELECT DISTINCT ${column} AS id FROM catalogue) c ON c.id = n.id
    GROUP BY n.order_key HAVING count(*) = count(c.id)`;
}

/** Tables of events, `form_n` by their order and side, and of orders, `of_…` by their order. */
export const catalogueTables = (column: string): readonly string[] => [
  ...cataloguedForms.map((form, index) => `form_${index} AS (${heldInForm(form, column)})`),
  ...lineIds.map((line) => `of_${line} AS (${heldOfLines(line, column)})`),
];

/** What an event's row gets of these tables. */
export const catalogueColumns: readonly string[] = [
  ...cataloguedForms.map((_, index) => `form_${index}.example AS example_${index}`),
  ...lineIds.map((line) => `of_${line}.order_key IS NOT NULL AS holds_${line}s`),
];

/** Joins them to the events, under the alias d. */
export const catalogueJoins: readonly string[] = [
  ...cataloguedForms.map(
    (_, i) => `LEFT JOIN form_${i} ON form_${i}.order_key = d.order_key AND form_${i}.side = d.side`,
  ),
  ...lineIds.map((line) => `LEFT JOIN of_${line} ON of_${line}.order_key = d.order_key`),
];

/** Where an order's own ids are not known: whether no repair of the event's alone gives what the catalogue holds. */
const isAsGood = `NOT (${repaired.map((_, index) => isCatalogued(index)).join(" OR ")})`;

/** Ids that are as agreed, or could be, while the catalogue holds the same products under other ids. */
export function catalogueForms(contract: EventContract): readonly Explainer[] {
  return [
    ...cataloguedForms.map(({ code }, index) => ({
      code: `catalogue-${code}`,
      holds: `(NOT listed AND coalesce(ids = expected_ids, ${isAsGood}) AND example_${index} IS NOT NULL)`,
      says: `example_${index}`,
    })),
    ...otherLineIds(contract).map((column) => ({
      code: `catalogue-${codes[column]}`,
      holds: `(NOT listed AND ids = expected_ids AND holds_${column}s)`,
    })),
  ];
}
