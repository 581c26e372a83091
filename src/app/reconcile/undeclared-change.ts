import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import { declarableTriggers } from "../../firing/declared-entries.ts";
import type { NewValueOf } from "../../reconcile/windows/new-value-sources.ts";
import type { NewValue } from "../../reconcile/windows/new-values.ts";
import { composeRecord, type Draft } from "../records/compose-record.ts";
import type { LedgerChange } from "./dated-changes.ts";
import { dayLength } from "../../firing/durations.ts";

const called: Readonly<Record<NewValueOf, string>> = {
  gateway: "payment gateway",
  source: "sales channel",
  sender: "sender of events",
  dataset: "dataset",
};

/** Words in the name or title of the triggers that such a change belongs to. */
const triggerWords: Readonly<Record<NewValueOf, RegExp>> = {
  gateway: /\bpay/iu,
  source: /\b(?:channel|sales|market)/iu,
  sender: /\b(?:track|sender|pixel|tag)/iu,
  dataset: /\bdataset/iu,
};

/** A record says when the switch was made, or when somebody noticed: the first order may lie this long after it or before it. */
const reach = { before: 7 * dayLength, after: dayLength };

/** How a value never seen before is told. */
export interface ChangeWords {
  readonly pseudonym: (key: string) => string;
  /** The record that declares it, ready to be proposed; null: none can be filled in. */
  readonly record: { readonly path: string; readonly text: string } | null;
}

/** A value never seen before, as a finding; the order stands in it under a pseudonym. */
export function undeclaredChange(found: NewValue, { pseudonym, record }: ChangeWords): Finding {
  const { of, value, orders, first_seen, first_order } = found;
  return {
    code: "undeclared-change",
    severity: "warning",
    args: { what: called[of], value, orders, first_seen, first_order: pseudonym(first_order), record },
  };
}

/** Whether something of the ledger tells where the value came from: a landing or a record of a fitting trigger, near its first order. */
export function isDeclaredChange(sheet: Sheet, found: NewValue, changes: readonly LedgerChange[]): boolean {
  const fitting = fittingTriggers(sheet, found.of);
  const seen = Date.parse(found.first_seen);
  return changes.some(({ at, triggers }) => {
    const since = seen - Date.parse(at);
    return since <= reach.before && since >= -reach.after && triggers.some((trigger) => fitting.includes(trigger));
  });
}

function fittingTriggers({ triggers }: Sheet, of: NewValueOf): readonly string[] {
  return Object.entries(triggers).flatMap(([id, { title }]) =>
    [id.replaceAll("-", " "), title].some((text) => triggerWords[of].test(text)) ? [id] : [],
  );
}

/** The change record that declares it, filled in; null: no trigger of the sheet can be declared for such a change. */
export function undeclaredChangeRecord(sheet: Sheet, found: NewValue, stores: readonly string[]): Draft | null {
  const declarable = declarableTriggers(sheet);
  const trigger = fittingTriggers(sheet, found.of).find((id) => declarable.includes(id));
  if (trigger === undefined) return null;
  return composeRecord(sheet, `${found.first_seen.slice(0, 10)}-${trigger}`, {
    kind: "change",
    declares: [trigger],
    happened_at: found.first_seen,
    ...(stores.length === 0 ? {} : { scope: { stores } }),
    detail: `A ${called[found.of]} that nobody declared: ${found.value}`,
  });
}
