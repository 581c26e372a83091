import type { Query, Row } from "../../model/query.ts";
import { dialect } from "../dialect.ts";
import { countIn, textIn } from "../read-cell.ts";
import { type Candidate, spread } from "./spread.ts";

/** Dimensions in which orders differ in how they are paid and tracked, few enough that ten orders can be spread over them. */
const dimensions = [
  "device",
  "gateway",
  "discount",
  "currency",
  "checkout_type",
  "browser",
  "country",
  "consent",
] as const;
const strata = ["device", "gateway", "discount", "currency"] as const;
const mostCandidates = 2_000;

/** An order that was picked, and the part of the orders that it stands for; null: none. */
export interface Picked {
  readonly key: string;
  /** "mobile, Shop Pay, discount yes". */
  readonly segment: string | null;
}

/** Orders picked by a seed, spread over the parts of the orders, and how many there were. The same tables and seed give the same orders. */
export async function pickOrders(
  query: Query,
  { orders, seed }: { readonly orders: number; readonly seed: number },
): Promise<{ readonly picked: readonly Picked[]; readonly of: number }> {
  const place = dialect.sha256(`'${String(seed)}:' || order_key`);
  const rows = await query(
    `SELECT order_key, ${dimensions.join(", ")} FROM (
       SELECT *, row_number() OVER (PARTITION BY ${strata.join(", ")} ORDER BY place, order_key) AS rank
       FROM (SELECT *, ${place} AS place FROM dimensions) p
     ) r WHERE rank <= ${String(orders)} ORDER BY rank, place, order_key LIMIT ${String(mostCandidates)}`,
  );
  const [counted] = await query("SELECT count(*) AS orders FROM dimensions");
  const picked = spread(rows.map(candidateOf), orders).map(({ key, slices }) => ({ key, segment: segmentOf(slices) }));
  return { picked, of: countIn(counted, "orders") };
}

function candidateOf(row: Row): Candidate {
  return {
    key: textIn(row, "order_key") ?? "",
    slices: Object.fromEntries(dimensions.map((name) => [name, textIn(row, name)])),
  };
}

function segmentOf(slices: Candidate["slices"]): string | null {
  const named = strata.flatMap((name) => {
    const value = slices[name] ?? null;
    return value === null ? [] : [name === "discount" ? `discount ${value}` : value];
  });
  return named.length === 0 ? null : named.join(", ");
}
