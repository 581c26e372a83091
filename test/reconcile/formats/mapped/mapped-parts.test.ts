import { expect, test } from "vitest";
import { loadedBy, type Given } from "../../loaded.ts";
import { mapping, parquetOf } from "./mappings.ts";

const inParts = mapping(
  "orders",
  { name: "Order ID", total: "Order Total (inc tax)", created_at: ["Order Date", "Order Time"] },
  { time_zone: "America/New_York", dates: "month-first" },
);
const names = ["Order ID", "Order Date", "Order Time", "Order Total (inc tax)"];
const query = "SELECT name, created_at FROM orders ORDER BY name";

const csv = (...rows: readonly (readonly string[])[]): string =>
  [names, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");

const load = (content: Given["content"], by = inParts) =>
  loadedBy([by], [{ said: "orders", name: "orders.csv", content }], [query]);

test("a date and a clock in two columns are one time", async () => {
  const content = csv(["100", "11/20/2026", "14:10:05", "55.15"], ["101", "11/21/2026", "2:10 PM", "55.15"]);
  const { said, rows } = await load(content);
  expect(said).toEqual([]);
  expect(rows[0]).toEqual([
    { name: "100", created_at: "2026-11-20 19:10:05+00" },
    { name: "101", created_at: "2026-11-21 19:10:00+00" },
  ]);
});

test("an offset may stand in a column of its own", async () => {
  const by = mapping("orders", { name: "no", total: "sum", created_at: ["day", "clock", "zone"] });
  const { said, rows } = await load("no,sum,day,clock,zone\n7,1.00,2026-11-20,14:10:05,+01:00\n", by);
  expect(said).toEqual([]);
  expect(rows[0]).toEqual([{ name: "7", created_at: "2026-11-20 13:10:05+00" }]);
});

test("parts are found in JSON and in Parquet, too", async () => {
  const by = mapping(
    "orders",
    { name: "no", total: "sum", created_at: ["at.day", "at.clock"] },
    { time_zone: "+00:00" },
  );
  const line = JSON.stringify({ no: "7", sum: "1.00", at: { day: "2026-11-20", clock: "14:10:05" } });
  const seven = [{ name: "7", created_at: "2026-11-20 14:10:05+00" }];
  expect((await load(line, by)).rows[0]).toEqual(seven);
  const file = await parquetOf(["no", "sum", "at"], [["7", "1.00", '{"day":"2026-11-20","clock":"14:10:05"}']]);
  expect((await load(file, by)).rows[0]).toEqual(seven);
});

test("a part that is not there makes no time of the others, which is said by the columns' names", async () => {
  const { said, rows } = await load(csv(["100", "11/20/2026", "", "55.15"], ["101", "", "", "55.15"]));
  expect(said).toEqual([
    "warning input-rejected: 1 line of orders: Order Date + Order Time is not a time, or clocks show it twice or never (line 2)",
  ]);
  expect(rows[0]).toEqual([
    { name: "100", created_at: null },
    { name: "101", created_at: null },
  ]);
});

test("a file without one of the parts is not the mapping's", async () => {
  const { read, said } = await load("Order ID,Order Date,Order Total (inc tax)\n100,11/20/2026,55.15\n");
  expect(read).toEqual([]);
  expect(said.join()).toContain("Order Time");
});

test("what the buyer pays in another currency is read with its parts", async () => {
  const money = { total: "t", subtotal: "s", shipping: "h", tax: "x" };
  const theirs = Object.fromEntries(
    Object.entries(money).map(([ours, column]) => [`presentment_${ours}`, `b_${column}`]),
  );
  const by = mapping("orders", { name: "no", presentment_currency: "b", ...money, ...theirs });
  const content = "no,t,s,h,x,b,b_t,b_s,b_h,b_x\n7,10.00,8.00,1.00,1.00,CAD,14.00,11.20,1.40,1.40\n";
  const columns = ["total", "subtotal", "shipping", "tax"].map((amount) => `presentment_${amount}`);
  const { said, rows } = await loadedBy(
    [by],
    [{ said: "orders", name: "o.csv", content }],
    [`SELECT presentment_currency, ${columns.join(", ")} FROM orders`],
  );
  expect(said).toEqual([]);
  expect(rows[0]).toEqual([
    {
      presentment_currency: "CAD",
      presentment_total: "14.0000",
      presentment_subtotal: "11.2000",
      presentment_shipping: "1.4000",
      presentment_tax: "1.4000",
    },
  ]);
});
