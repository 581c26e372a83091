import { namedColumns } from "../../../pattern/column-path.ts";
import { placesOf, type Fitting } from "./fitting-mapping.ts";
import { itemReadings } from "./mapped-columns.ts";
import { valueOf } from "./mapped-rows.ts";

const fields = Object.keys(itemReadings);
const ids = ["variant_id", "product_id", "sku"] as const;

/** Columns of items of which the row of an order holds a list. */
export const listedColumns = ({ mapping, shape }: Fitting): readonly string[] =>
  mapping.holds !== "orders"
    ? []
    : fields.filter((ours) => {
        const column = mapping.columns[ours];
        const named = column === undefined ? [] : namedColumns(column);
        return named.some((theirs) => placesOf(shape, theirs).some(({ list }) => list !== null));
      });

const packed = (value: (ours: string) => string): string =>
  `struct_pack(${fields.map((ours) => `${ours} := CAST(${value(ours)} AS VARCHAR)`).join(", ")})`;

/** Items of the rows of an order; a row of shipping or of a fee names no product. */
export const itemsOfRows = ({ mapping }: Fitting): string =>
  `list(${packed((ours) => valueOf(mapping, ours))}) FILTER (WHERE coalesce(${ids.map((ours) => valueOf(mapping, ours)).join(", ")}) IS NOT NULL)`;

/** Items in the lists of a row, of which those that name no product are left out. */
export function itemsOfLists({ mapping }: Fitting, listed: readonly string[]): string {
  const [first = ""] = listed;
  const value = (ours: string) => (listed.includes(ours) ? `v_${ours}[i]` : valueOf(mapping, ours));
  const items = `list_transform(range(1, len(v_${first}) + 1), lambda i: ${packed(value)})`;
  return `list_filter(${items}, lambda item: coalesce(${ids.map((ours) => `item.${ours}`).join(", ")}) IS NOT NULL)`;
}
