import type { Query, Row } from "../../model/query.ts";
import { askedSql } from "../compile/asked-events.ts";
import { dialect } from "../dialect.ts";
import { sqlText } from "../sql-text.ts";
import type { Question, Side } from "../compile/question.ts";
import { countIn, textIn } from "../read-cell.ts";

/** What an order's line says of a product. */
export interface ProductKeys {
  readonly variant_id: string | null;
  readonly product_id: string | null;
  readonly sku: string | null;
}

/** An id as the events of one name and side carried it, and how many of them. */
export interface SentId {
  readonly event: string;
  readonly side: Side;
  readonly id: string;
  readonly core: string;
  readonly events: number;
}

/** An id without what senders put around it: `gid://shopify/ProductVariant/4501` and `shopify_US_77_4501` are 4501. */
function coreOf(id: string): string {
  const bare = dialect.replaceAll(id, "^gid://shopify/[A-Za-z]+/", "");
  return `lower(trim(${dialect.replaceAll(bare, "^shopify_[A-Za-z]{2}_([0-9]+_)?", "")}))`;
}

/** Ids that events of these names sent for any of the products, in whatever form. */
export async function productIdsSent(
  query: Query,
  products: readonly ProductKeys[],
  { names, question }: { readonly names: readonly string[]; readonly question: Question },
): Promise<readonly SentId[]> {
  const keys = new Set(products.flatMap(keysOf));
  if (keys.size === 0) return [];
  const from = `events WHERE ${askedSql(question, names)}`;
  const sent = dialect.takenApart({ list: "content_ids", as: "id", beside: ["name", "side"], from });
  const rows = await query(
    `SELECT name, side, id, core, count(*) AS events FROM (SELECT name, side, id, ${coreOf("id")} AS core FROM (${sent}) e) c
     WHERE core IN (${[...keys].map(sqlText).join(", ")}) GROUP BY name, side, id, core ORDER BY events DESC, name, side, id`,
  );
  return rows.map(sentIdOf);
}

function sentIdOf(row: Row): SentId {
  return {
    event: textIn(row, "name") ?? "",
    side: row["side"] === "browser" ? "browser" : "server",
    id: textIn(row, "id") ?? "",
    core: textIn(row, "core") ?? "",
    events: countIn(row, "events"),
  };
}

function keysOf({ variant_id, product_id, sku }: ProductKeys): readonly string[] {
  return [variant_id, sku, product_id].filter((key) => key !== null).map((key) => key.trim().toLowerCase());
}

/**
 * The id that most events of a name and side carried for a product; null: none did. Variants share their product's id, so that it counts
 * only where nothing names the variant.
 */
export function sentFor(
  { variant_id, product_id, sku }: ProductKeys,
  sent: readonly SentId[],
  { event, side }: Pick<SentId, "event" | "side">,
): string | null {
  const here = sent.filter((each) => each.event === event && each.side === side);
  const own = keysOf({ variant_id, sku, product_id: null });
  const shared = keysOf({ variant_id: null, sku: null, product_id });
  return (here.find(({ core }) => own.includes(core)) ?? here.find(({ core }) => shared.includes(core)))?.id ?? null;
}
