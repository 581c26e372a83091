import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLines } from "./list-shop.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping, parquet } from "./mappings.ts";

const by = mapping("orders", {
  name: "no",
  total: "sum",
  em: "customer.email",
  sku: "items[].sku",
  quantity: "items[].n",
});

const scalar = fc.oneof(fc.constantFrom("A", "B7", "", 3, true, null), fc.integer({ min: 0, max: 9 }));
const odd = fc.oneof(scalar, fc.constant({}), fc.constant([]), fc.constant({ sku: "X" }), fc.constant(["A"]));
const item = fc.oneof(fc.record({ sku: odd, n: odd }, { requiredKeys: [] }), odd);
const items = fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 4 }) }, odd);
const row = fc.record({ items, customer: fc.oneof(fc.record({ email: odd }), odd) }, { requiredKeys: [] });

const isText = (value: unknown): boolean =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean";
const skuOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "sku" in value ? value.sku : null;

/** How many items of a row can be known by their SKU. */
const known = (value: unknown): number =>
  Array.isArray(value) ? value.filter((each: unknown) => !Array.isArray(each) && isText(skuOf(each))).length : 0;

/** Whether something of a row stands where its path can't lead. */
function isOdd({ items: list, customer }: { readonly items?: unknown; readonly customer?: unknown }): boolean {
  const noObject = (value: unknown) => typeof value !== "object" || Array.isArray(value);
  const [listIsOdd, customerIsOdd] = [list ?? "", customer ?? ""].map((value) => value !== "");
  if (customerIsOdd === true && noObject(customer)) return true;
  if (listIsOdd !== true) return false;
  return !Array.isArray(list) || list.some((each: unknown) => each !== null && noObject(each));
}

test("whatever stands in lines of JSON, each line is an order with what can be read of it, and listed where something can't", async () => {
  const first = { no: "first", sum: 1, customer: { email: "ada@example.com" }, items: [{ sku: "A", n: 1 }] };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const content = jsonLines([first, ...rows.map((each, no) => ({ no: String(no), sum: 1, ...each }))]);
      const { read, rows: asked } = await loadedBy(
        [by],
        [{ said: "orders", name: "f", content }],
        [
          "SELECT order_key, doubtful FROM orders WHERE order_key <> 'first' ORDER BY CAST(order_key AS INTEGER)",
          "SELECT order_key, count(*) AS n FROM order_lines WHERE order_key <> 'first' GROUP BY ALL",
        ],
      );
      expect(read[0]?.read).toBe(rows.length + 1);
      const counts = new Map(asked[1]?.map(({ order_key, n }) => [order_key, Number(n)]));
      rows.forEach((each, no) => {
        expect([no, counts.get(String(no)) ?? 0]).toEqual([no, known(each.items)]);
        if (isOdd(each)) expect(asked[0]?.[no]).toMatchObject({ doubtful: true });
      });
      expect(read[0]?.rejected).toBe(asked[0]?.filter(({ doubtful }) => doubtful === true).length);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("names of columns are not taken for those that the query has inside", async () => {
  const content = await parquet(
    `SELECT '7' AS no, 1 AS sum, 'x' AS e, 'y' AS w, 2 AS i, 'z' AS item, 5 AS line, 'q' AS "list 0", 'q' AS "Inner 0", 0 AS number, {'email': 'a'} AS customer, [{'sku': 'A', 'n': 1}] AS items`,
  );
  const { said, rows } = await loadedBy(
    [by],
    [{ said: "orders", name: "f", content }],
    ["SELECT sku, quantity FROM order_lines"],
  );
  expect(said).toEqual([]);
  expect(rows[0]).toEqual([{ sku: "A", quantity: "1" }]);
});
