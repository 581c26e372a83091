import type { EventContract } from "../../model/event-contract.ts";
import type { Query } from "../../model/query.ts";
import type { Explanation } from "../../model/reconciliation.ts";
import { dialect } from "../dialect.ts";
import { currency } from "./currency/currency.ts";
import { eventId } from "./event-id/event-id.ts";
import { explainAspect } from "./explain-aspect.ts";
import type { Aspect } from "./explainer.ts";
import { explainIdentity } from "./identity/identity-keys.ts";
import { productIdentity } from "./ids/product-identity.ts";
import { eventTime } from "./time/event-time.ts";
import { explainTurnedAway } from "./turned-away.ts";
import { valueDrift } from "./value/value-drift.ts";

const aspects: readonly Aspect[] = [eventId, currency, valueDrift, productIdentity, eventTime];

/**
 * Says of what differs how it came to differ, from the table `verdicts` and those it was made of. Makes the table
 * `explained(order_key, side, verdict, code)`: one code for each thing that is wrong with an order's event.
 */
export async function explanations(query: Query, contract: EventContract): Promise<readonly Explanation[]> {
  await query(
    `CREATE TABLE explained (${["order_key", "side", "verdict", "code"].map((name) => `${name} ${dialect.text}`).join(", ")})`,
  );
  const wrong = await query(
    `SELECT DISTINCT verdict FROM (${dialect.takenApart({ list: "wrong", as: "verdict", beside: [], from: "verdicts" })}) w`,
  );
  const differs = new Set(wrong.map((row) => row["verdict"]));
  const found: Explanation[] = [...(await explainTurnedAway(query))];
  for (const aspect of aspects.filter(({ verdict }) => differs.has(verdict))) {
    found.push(...(await explainAspect(query, aspect, contract)));
  }
  if (differs.has("identity-keys")) found.push(...(await explainIdentity(query, contract)));
  return found;
}
