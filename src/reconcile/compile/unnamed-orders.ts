import { judgedSides, type Question, type Side, type Statement } from "./question.ts";

/**
 * `strays`: of each side that has events without an order, whether any event was found by the order that it names, and whether one of the
 * others names an order, too.
 */
export const findStrays: readonly Statement[] = [
  {
    name: "count events",
    sql: `CREATE TABLE strays AS SELECT side, count(*) FILTER (WHERE joined_by = 'order-ref') > 0 AS refs_found,
            count(*) FILTER (WHERE has_ref AND order_key IS NULL) > 0 AS has_refs
          FROM attached GROUP BY side HAVING count(*) > count(order_key)`,
  },
];

/**
 * Whether one of a side's stray events may be that of an order (`e`): nothing says which id its event has, and neither can it be told by
 * the order that events name.
 */
export function isUnnamed(question: Question, side: Side): string {
  if (!judgedSides(question).includes(side)) return "false";
  const isOfSide = `side = '${side}' AND (NOT refs_found OR (has_refs AND NOT e.has_id))`;
  return `(NOT e.is_named AND EXISTS (SELECT 1 FROM strays WHERE ${isOfSide}))`;
}

/** Sides with orders whose event may be among the stray ones, as a subquery over `judged`. */
export const unnamedSides = `SELECT 'browser' FROM judged WHERE browser_unnamed UNION ALL SELECT 'server' FROM judged WHERE server_unnamed`;
