import { judgedSides, sides, type Question, type Side, type Statement } from "./question.ts";

function strayColumns(side: Side): readonly string[] {
  const count = (which: string) => `count(*) FILTER (WHERE side = '${side}' AND ${which})`;
  return [
    `${count("order_key IS NULL")} > 0 AND ${count("joined_by = 'order-ref'")} = 0 AS ${side}_unfound`,
    `${count("order_key IS NULL AND has_ref")} > 0 AS ${side}_foreign`,
  ];
}

/**
 * `strays`: one row, of each side whether it has events without an order and none that was found by the order that it names (`unfound`),
 * and whether one of those without an order names one (`foreign`).
 */
export const findStrays: readonly Statement[] = [
  {
    name: "count events",
    sql: `CREATE TABLE strays AS SELECT ${sides.flatMap(strayColumns).join(", ")} FROM attached`,
  },
];

/**
 * Whether one of a side's stray events (`strays`) may be that of an order (`expected`): nothing says which id its event has, and neither can
 * it be told by the order that events name.
 */
export function isUnnamed(question: Question, side: Side): string {
  if (!judgedSides(question).includes(side)) return "false";
  return `(NOT expected.is_named AND (strays.${side}_unfound OR (strays.${side}_foreign AND NOT expected.has_id)))`;
}

/** Sides with orders whose event may be among the stray ones, as a subquery over `judged`. */
export const unnamedSides = sides
  .map((side) => `SELECT '${side}' FROM judged WHERE ${side}_unnamed`)
  .join(" UNION ALL ");
