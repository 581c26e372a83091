import type { Cell, Query, Row } from "../../../model/query.ts";
import type { Side } from "../../compile/question.ts";
import { dialect } from "../../dialect.ts";
import { sqlText } from "../../sql-text.ts";
import { differingEvents } from "../differing-events.ts";

/** Identifiers of one order's event as they were sent, beside what the customer typed. Stays in memory. */
export interface SentIdentity {
  readonly order: string;
  readonly side: Side;
  readonly raw: ReadonlyMap<string, string>;
  readonly sent: ReadonlyMap<string, string>;
}

/** Most orders of which identifiers are looked at; more say nothing new. */
const most = 10_000;

/** A map comes as a list of `{ key, value }`. */
function mapOf(cell: Cell | undefined): ReadonlyMap<string, string> {
  if (!Array.isArray(cell)) return new Map();
  const entries: readonly Cell[] = cell;
  return new Map(
    entries.flatMap((entry) => {
      if (typeof entry !== "object" || entry === null || !("key" in entry) || !("value" in entry)) return [];
      const { key, value } = entry;
      return typeof key === "string" && typeof value === "string" ? [[key, value] as const] : [];
    }),
  );
}

function identityOf(row: Row): SentIdentity | null {
  const { order_key: order, side } = row;
  if (typeof order !== "string" || (side !== "browser" && side !== "server")) return null;
  return { order, side, raw: mapOf(row["identity"]), sent: mapOf(row["keys"]) };
}

/** Events of orders whose identifiers are wrong, at most so many orders, chosen by chance that is the same in every run. */
export async function readSentIdentities(query: Query): Promise<readonly SentIdentity[]> {
  const rows = await query(
    `SELECT order_key, side, identity, keys FROM (${differingEvents("identity-keys")}) d
     WHERE order_key IN (SELECT order_key FROM verdicts WHERE ${dialect.holdsAll("wrong", `[${sqlText("identity-keys")}]`)}
       ORDER BY ${dialect.sha256("order_key")} LIMIT ${most}) ORDER BY order_key, side`,
  );
  return rows.map(identityOf).filter((one) => one !== null);
}
