import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { NewValue, NewValueOf } from "../reconcile/new-values.ts";
import { composeRecord, type Draft } from "./compose-record.ts";

const called: Readonly<Record<NewValueOf, string>> = {
  gateway: "payment gateway",
  source: "sales channel",
  sender: "sender of events",
  dataset: "dataset",
};

/** Words in the name or title of the trigger that declares such a change. */
const triggerWords: Readonly<Record<NewValueOf, RegExp>> = {
  gateway: /\bpay/iu,
  source: /\b(?:channel|sales|market)/iu,
  sender: /\b(?:track|sender|pixel|tag)/iu,
  dataset: /\bdataset/iu,
};

/** A value never seen before, as a finding; the order stands in it under a pseudonym. */
export function undeclaredChange(
  found: NewValue,
  { pseudonym, record }: { readonly pseudonym: (key: string) => string; readonly record: string | null },
): Finding {
  const { of, value, orders, first_seen, first_order } = found;
  return {
    code: "undeclared-change",
    severity: "warning",
    args: { what: called[of], value, orders, first_seen, first_order: pseudonym(first_order), record },
  };
}

/** The change record that declares it, filled in; null: no trigger of the sheet can be declared for such a change. */
export function undeclaredChangeRecord(sheet: Sheet, found: NewValue, stores: readonly string[]): Draft | null {
  const trigger = Object.entries(sheet.triggers).find(
    ([id, { title, when }]) =>
      when.some((entry) => entry.declared === true) &&
      [id.replaceAll("-", " "), title].some((text) => triggerWords[found.of].test(text)),
  )?.[0];
  if (trigger === undefined) return null;
  return composeRecord(sheet, `${found.first_seen.slice(0, 10)}-${trigger}`, {
    kind: "change",
    declares: [trigger],
    happened_at: found.first_seen,
    ...(stores.length === 0 ? {} : { scope: { stores } }),
    detail: `A ${called[found.of]} that was not there before: ${found.value}`,
  });
}
