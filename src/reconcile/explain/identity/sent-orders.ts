import type { Cell, Query, Row } from "../../../model/query.ts";
import { countIn } from "../../read-cell.ts";
import type { Side } from "../../compile/question.ts";
import { dialect } from "../../dialect.ts";
import { differingEvents } from "../differing-events.ts";

/** Identifiers of one order's event as they were sent, beside what the customer typed. Stays in memory. */
export interface SentIdentity {
  readonly order: string;
  readonly side: Side;
  readonly raw: ReadonlyMap<string, string>;
  readonly sent: ReadonlyMap<string, string>;
}

/** What was looked at. */
export interface SentIdentities {
  readonly events: readonly SentIdentity[];
  /** Orders whose identifiers are wrong: those looked at, and all. */
  readonly looked_at: number;
  readonly orders: number;
}

type Entry = readonly [key: string, value: string];

/** The fields of a struct that are not null. */
function entriesOf(cell: Cell | undefined): readonly Entry[] {
  if (typeof cell !== "object" || cell === null || Array.isArray(cell)) return [];
  return Object.entries(cell).filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** Of keys that Meta does not know only the name is kept. */
function namesOf(cell: Cell | undefined): readonly Entry[] {
  if (!Array.isArray(cell)) return [];
  return cell.filter((name) => typeof name === "string").map((name): Entry => [name, ""]);
}

function identityOf(row: Row): SentIdentity | null {
  const { order_key: order, side } = row;
  if (typeof order !== "string" || (side !== "browser" && side !== "server")) return null;
  const sent = [...entriesOf(row["keys"]), ...namesOf(row["other_keys"])];
  return { order, side, raw: new Map(entriesOf(row["identity"])), sent: new Map(sent) };
}

const isWrong = dialect.holdsAll("wrong", dialect.textList(["identity-keys"]));

/** Events of orders whose identifiers are wrong, of at most so many orders, chosen by chance that is the same in every run. */
export async function readSentIdentities(query: Query, most: number): Promise<SentIdentities> {
  const rows = await query(
    `SELECT order_key, side, identity, keys, other_keys FROM (${differingEvents("identity-keys")}) d
     WHERE order_key IN (SELECT order_key FROM verdicts WHERE ${isWrong} ORDER BY ${dialect.sha256("order_key")} LIMIT ${most})
     ORDER BY order_key, side`,
  );
  const [counted] = await query(`SELECT count(*) AS orders FROM verdicts WHERE ${isWrong}`);
  const orders = countIn(counted, "orders");
  const events = rows.map(identityOf).filter((one) => one !== null);
  return { events, looked_at: Math.min(most, orders), orders };
}
