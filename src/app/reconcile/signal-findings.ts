import type { Finding } from "../../model/finding.ts";
import type { Query } from "../../model/query.ts";
import type { Comparison } from "../../model/reconciliation.ts";
import type { Sheet } from "../../model/sheet.ts";
import { emqParadox } from "../../reconcile/windows/emq-paradox.ts";
import { type NewValue, newValues, type NewValueOptions } from "../../reconcile/windows/new-values.ts";
import { totalsRise } from "../../reconcile/windows/totals-rise.ts";
import { recordPath } from "../sheet/sheet-paths.ts";
import type { LedgerChange } from "./dated-changes.ts";
import { type ChangeWords, isDeclaredChange, undeclaredChange, undeclaredChangeRecord } from "./undeclared-change.ts";

/** What a judged window is looked through for: moves between windows, and values never seen before. */
export interface SignalQuestion {
  readonly sheet: Sheet;
  readonly event: string;
  readonly compared: Comparison | null;
  readonly store: string | null;
  readonly pseudonym: (key: string) => string;
  /** What the ledger tells of; what it explains is not undeclared. */
  readonly changes: readonly LedgerChange[];
}

/** What the orders show beside their verdicts: identity that rises while matches fall, a count that rises alone, and what nobody declared. */
export async function signalFindings(query: Query, asked: SignalQuestion): Promise<readonly Finding[]> {
  const { sheet, event, compared, changes } = asked;
  const moved = compared === null ? [] : [emqParadox(compared), totalsRise(compared, event)];
  const appeared = await newValues(query, { event, declared: declaredBy(sheet) });
  const undeclared = appeared.filter((found) => !isDeclaredChange(sheet, found, changes));
  return [...moved.filter((finding) => finding !== null), ...undeclaredChanges(undeclared, asked)];
}

/** The datasets of all stores, and what sends events by any of the sheet's paths. */
function declaredBy({ stores, events }: Sheet): NewValueOptions["declared"] {
  const datasets = Object.values(stores).map(({ dataset }) => dataset);
  const paths = Object.values(events).flatMap(({ browser, server }) => [browser, server]);
  return {
    ...(datasets.length === 0 ? {} : { dataset: datasets }),
    sender: [...new Set(paths.flatMap(({ sender, source }) => [...(sender === null ? [] : [sender]), source]))],
  };
}

/** Two changes of one day and trigger are two files. */
function undeclaredChanges(
  found: readonly NewValue[],
  { sheet, store, pseudonym }: SignalQuestion,
): readonly Finding[] {
  const taken = new Map<string, number>();
  return found.map((value) => {
    const draft = undeclaredChangeRecord(sheet, value, store === null ? [] : [store]);
    let record: ChangeWords["record"] = null;
    if (draft?.ok === true) {
      const number = (taken.get(draft.stem) ?? 0) + 1;
      taken.set(draft.stem, number);
      record = { path: recordPath(number === 1 ? draft.stem : `${draft.stem}-${String(number)}`), text: draft.text };
    }
    return undeclaredChange(value, { pseudonym, record });
  });
}
