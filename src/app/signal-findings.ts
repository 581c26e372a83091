import type { Finding } from "../model/finding.ts";
import type { Query } from "../model/query.ts";
import type { Sheet } from "../model/sheet.ts";
import { emqParadox } from "../reconcile/emq-paradox.ts";
import { newValues } from "../reconcile/new-values.ts";
import { totalsRise } from "../reconcile/totals-rise.ts";
import { halves } from "../reconcile/two-windows.ts";
import { undeclaredChange, undeclaredChangeRecord } from "./undeclared-change.ts";

export interface SignalQuestion {
  readonly sheet: Sheet;
  readonly event: string;
  /** Identifiers that the event's contract allows. */
  readonly keys: readonly string[];
  readonly store: string | null;
  readonly pseudonym: (key: string) => string;
}

/** What the orders show beside their verdicts: identity that rises while matches fall, a count that rises alone, and what nobody declared. */
export async function signalFindings(query: Query, asked: SignalQuestion): Promise<readonly Finding[]> {
  const { sheet, event, keys, store, pseudonym } = asked;
  const windows = await halves(query);
  const moved =
    windows === null
      ? []
      : [await emqParadox(query, { event, keys, windows }), await totalsRise(query, { event, windows })];
  const stores = store === null ? [] : [store];
  const appeared = (await newValues(query, { declared: {} })).map((found) => {
    const draft = undeclaredChangeRecord(sheet, found, stores);
    return undeclaredChange(found, { pseudonym, record: draft?.ok === true ? draft.text : null });
  });
  return [...moved.filter((finding) => finding !== null), ...appeared];
}
