import type { Finding } from "../../model/finding.ts";
import type { InputMapping } from "../../model/sheet.ts";
import {
  formatColumnPath,
  isMistakenPath,
  namedColumns,
  parseColumnPath,
  type ColumnPath,
} from "../../pattern/column-path.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

const itemColumns = ["variant_id", "product_id", "sku", "quantity", "price"] as const;

const listOf = ({ keys, list }: ColumnPath): string | null =>
  list === null ? null : formatColumnPath({ keys: keys.slice(0, list), list });

/** Columns that are no paths although they look like one. */
const mistaken = ({ columns }: InputMapping): readonly (readonly [ours: string, expected: string])[] =>
  Object.entries(columns).flatMap(([ours, column]) =>
    namedColumns(column).some(isMistakenPath)
      ? [
          [
            ours,
            "a column, or a path with one list at most, such as line_items[].sku; a name with [] in it in quotes, '\"a[]b\"'",
          ],
        ]
      : [],
  );

/** Columns of items that are not in the same list as the first that is in one. */
function elsewhere({ columns }: InputMapping): readonly (readonly [ours: string, expected: string])[] {
  const lists = itemColumns.flatMap((ours) => {
    const column = columns[ours];
    const path = typeof column === "string" ? parseColumnPath(column) : null;
    return typeof column === "string" && !isMistakenPath(column)
      ? [{ ours, list: path === null ? null : listOf(path) }]
      : [];
  });
  const first = lists.find(({ list }) => list !== null)?.list ?? null;
  return first === null
    ? []
    : lists.flatMap(({ ours, list }) =>
        list === first ? [] : [[ours, `a key of each of ${first}, as the other columns of items`]],
      );
}

/** A column that is a path has to be one, and what is known of an item stands in one list. */
export const readableColumns: Rule = ({ sheet, at }) =>
  sheet.inputs.flatMap((mapping, index) =>
    [...mistaken(mapping), ...elsewhere(mapping)].map(([ours, expected]): Finding => {
      const named = namedColumns(mapping.columns[ours] ?? []);
      const place = at(pathOfFile("sheet"), ["inputs", index, "columns", ours], "value");
      return {
        code: "invalid-value",
        severity: "error",
        place,
        args: { value: named.find(isMistakenPath) ?? named.join(""), expected },
      };
    }),
  );
