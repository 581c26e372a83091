import type { EventContract } from "../../../model/event-contract.ts";
import type { Query } from "../../../model/query.ts";
import type { Explanation } from "../../../model/reconciliation.ts";
import { sides, type Side } from "../../compile/question.ts";
import { hashedFields } from "../../normalise/normaliser.ts";
import { sqlText } from "../../sql-text.ts";
import { readSentIdentities, type SentIdentity } from "./sent-orders.ts";
import { wrongKeys, type WrongKey } from "./wrong-keys.ts";

interface WrongEvent {
  readonly order: string;
  readonly side: Side;
  readonly wrong: readonly WrongKey[];
}

/** How often each code fits a key. */
type Fits = ReadonlyMap<string, number>;

const rest = "unexplained";

function fitsOf(events: readonly WrongEvent[], key: string): Fits {
  const fits = new Map<string, number>();
  for (const { wrong } of events) {
    const codes = wrong.find((one) => one.key === key)?.codes ?? [];
    for (const code of codes) fits.set(code, (fits.get(code) ?? 0) + 1);
  }
  return fits;
}

/** The code that fits most events; of equals the first known. */
function chosen({ codes }: WrongKey, fits: Fits): string {
  return codes.reduce((best, code) => ((fits.get(code) ?? 0) > (fits.get(best) ?? 0) ? code : best), codes[0] ?? rest);
}

/** What is told of a key's events, and of how many orders that was found; null: of all. */
interface OfKey {
  readonly key: string;
  readonly side: Side;
  readonly detail: string | null;
}

function ofKey(events: readonly WrongEvent[], { key, side, detail }: OfKey): readonly Explanation[] {
  const fits = fitsOf(events, key);
  const wrong = events.flatMap((event) => event.wrong.filter((one) => one.key === key));
  const assigned = wrong.map((one) => chosen(one, fits));
  const told = [...new Set(assigned)].map((code): Explanation => {
    const orders = code === rest ? assigned.filter((one) => one === rest).length : (fits.get(code) ?? 0);
    return { code: `${key}-${code}`, verdict: "identity-keys", side, orders, of: wrong.length, detail };
  });
  return told.toSorted((a, b) => b.orders - a.orders || (a.code < b.code ? -1 : 1));
}

const place = (key: string) => {
  const index = hashedFields.findIndex((field) => field === key);
  return index === -1 ? hashedFields.length : index;
};

/** Notes the most telling key of each event. */
async function note(query: Query, events: readonly WrongEvent[], fits: ReadonlyMap<string, Fits>): Promise<void> {
  const rows = events.flatMap(({ order, side, wrong }) => {
    const [first] = wrong.toSorted((a, b) => place(a.key) - place(b.key));
    if (first === undefined) return [];
    const code = `${first.key}-${chosen(first, fits.get(first.key) ?? new Map<string, number>())}`;
    return [`(${[order, side, "identity-keys", code].map(sqlText).join(", ")})`];
  });
  for (let from = 0; from < rows.length; from += 1000) {
    await query(`INSERT INTO explained VALUES ${rows.slice(from, from + 1000).join(", ")}`);
  }
}

function wrongEvents(sent: readonly SentIdentity[], contract: EventContract): readonly WrongEvent[] {
  const bySide = new Map(sent.map((one) => [`${one.side} ${one.order}`, one] as const));
  return sent.map((one) => {
    const other = bySide.get(`${one.side === "server" ? "browser" : "server"} ${one.order}`) ?? null;
    return { order: one.order, side: one.side, wrong: wrongKeys({ one, other }, contract) };
  });
}

/** Most orders of which identifiers are looked at; more say nothing new. */
const mostOrders = 10_000;

/**
 * Which mistake or which sender made the identifiers that are wrong. Only codes and counts leave this function. Where there are more than
 * `most` such orders, so many are looked at, and every explanation says so.
 */
export async function explainIdentity(
  query: Query,
  contract: EventContract,
  most = mostOrders,
): Promise<readonly Explanation[]> {
  const sent = await readSentIdentities(query, most);
  const events = wrongEvents(sent.events, contract);
  const isAll = sent.looked_at === sent.orders;
  const detail = isAll ? null : `in the ${sent.looked_at} orders looked at, of ${sent.orders} that differ`;
  const found: Explanation[] = [];
  for (const side of sides) {
    const some = events.filter((event) => event.side === side && event.wrong.length > 0);
    const keys = [...new Set(some.flatMap(({ wrong }) => wrong.map(({ key }) => key)))].toSorted(
      (a, b) => place(a) - place(b),
    );
    await note(query, some, new Map(keys.map((key) => [key, fitsOf(some, key)] as const)));
    found.push(...keys.flatMap((key) => ofKey(some, { key, side, detail })));
  }
  return found;
}
