import { describe, expect, it } from "vitest";
import type { InputMapping } from "../../../../src/model/sheet.ts";
import { loadedBy } from "../../loaded.ts";
import { mapping, parquetOf } from "./mappings.ts";

interface Kind {
  readonly mapping: InputMapping;
  readonly names: readonly string[];
  readonly row: readonly string[];
  readonly query: string;
  readonly gives: Readonly<Record<string, unknown>>;
}

const kinds: readonly Kind[] = [
  {
    mapping: mapping("orders", {
      name: "order_no",
      total: "grand_total",
      created_at: "placed_at",
      currency: { is: "CAD" },
      cancelled: "state",
      consent: "marketing",
      em: "mail",
      customer_country: "land",
      refunded: "back",
    }),
    names: ["order_no", "grand_total", "placed_at", "state", "marketing", "mail", "land", "back", "note"],
    row: ["NW-7", "55.15", "2026-05-14T11:23:45+01:00", "completed", "yes", "buyer@example.com", "DE", "5.15", "x"],
    query:
      "SELECT order_key, name, total, current_total, created_at, happened_at, currency, cancelled, test, consent, identity.em, identity.country, doubtful, file FROM orders",
    gives: {
      order_key: "NW-7",
      name: "NW-7",
      total: "55.1500",
      current_total: "50.0000",
      created_at: "2026-05-14 10:23:45+00",
      happened_at: "2026-05-14 10:23:45+00",
      currency: "CAD",
      cancelled: false,
      test: false,
      consent: "granted",
      em: "buyer@example.com",
      country: "DE",
      doubtful: false,
      file: "file",
    },
  },
  ...(["browser", "server"] as const).map((side) => ({
    mapping: mapping(side, {
      name: { is: "Purchase" },
      event_at: "fired",
      event_id: "uid",
      value: "worth",
      currency: "cur",
      content_ids: "items",
      client_user_agent: "ua",
      fbp: "fbp_cookie",
      test_code: "test",
    }),
    names: ["uid", "fired", "worth", "cur", "items", "ua", "fbp_cookie", "test"],
    row: ["order-7", "1778754225000", "55.15", "CAD", "41|42", "Mozilla/5.0", "fb.1.1.2", "TEST1"],
    query:
      "SELECT side, name, event_id, event_at, time_unit, value, value_text, currency, content_ids, user_agent, keys.fbp, keys.em, test_code, automatic FROM events",
    gives: {
      side,
      name: "Purchase",
      event_id: "order-7",
      event_at: "2026-05-14 10:23:45+00",
      time_unit: "ms",
      value: "55.1500",
      value_text: "55.15",
      currency: "CAD",
      content_ids: ["41", "42"],
      user_agent: "Mozilla/5.0",
      fbp: "fb.1.1.2",
      em: null,
      test_code: true,
      automatic: false,
    },
  })),
  {
    mapping: mapping("catalogue", { id: "content", item_group_id: "parent", availability: "stock" }),
    names: ["content", "parent", "stock"],
    row: ["41", "7", "In_Stock"],
    query: "SELECT id, item_group_id, availability, price FROM catalogue",
    gives: { id: "41", item_group_id: "7", availability: "in stock", price: null },
  },
  {
    mapping: mapping("totals", { day: "on", event: "what", count: "n", emq: "quality" }),
    names: ["on", "what", "n", "quality"],
    row: ["2026-05-14", "Purchase", "120", "6.4"],
    query: "SELECT day, event, count, value, emq FROM totals",
    gives: { day: "2026-05-14", event: "Purchase", count: "120", value: null, emq: 6.4 },
  },
];

const separated =
  (by: string) =>
  ({ names, row }: Kind): string =>
    `${names.join(by)}\n${row.map((cell) => (cell.includes(by) ? `"${cell}"` : cell)).join(by)}\n`;

const formats: readonly (readonly [string, (kind: Kind) => string | Promise<Uint8Array>])[] = [
  ["CSV", separated(",")],
  ["TSV", separated("\t")],
  ["semicolons", separated(";")],
  ["pipes", separated("|")],
  [
    "a header in capitals",
    ({ names, row }) => separated(",")({ ...kinds[0], names: names.map((name) => name.toUpperCase()), row } as Kind),
  ],
  [
    "JSON lines",
    ({ names, row }) => `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))}\n`,
  ],
  ["Parquet", ({ names, row }) => parquetOf(names, [row])],
];

describe("a file of another system is read by a mapping of its columns", () => {
  const table = formats.flatMap(([format, write]) =>
    kinds.map((kind) => [format, kind.mapping.holds, kind, write] as const),
  );
  it.each(table)("%s: %s", async (_format, holds, kind, write) => {
    const others = kinds.filter(({ mapping: { holds } }) => holds === "catalogue" || holds === "totals");
    const mappings = [kind, ...others.filter((other) => other !== kind)].map((each) => each.mapping);
    const content = await write(kind);
    for (const said of [holds, "any"] as const) {
      const { read, said: told, rows } = await loadedBy(mappings, [{ said, name: "file", content }], [kind.query]);
      expect(told).toEqual([]);
      expect(rows[0]).toEqual([kind.gives]);
      expect(read).toEqual([{ kind: holds, files: 1, read: 1, rejected: 0 }]);
    }
  });
});
