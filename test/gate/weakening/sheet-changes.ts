import { weakenings } from "../../../src/gate/weakening/weakenings.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";
import { edit } from "../world.ts";

/** What a change does to a sheet. */
export type Change = (from: Sheet) => Sheet;

export const policy =
  (change: Partial<Sheet["policy"]>): Change =>
  (from) => ({ ...from, policy: { ...from.policy, ...change } });
export const trigger =
  (change: Partial<Sheet["triggers"][string]>): Change =>
  (from) => ({ ...from, triggers: edit(from.triggers, "checkout", (entry) => ({ ...entry, ...change })) });
export const retest =
  (id: string, change: Partial<Sheet["retests"][string]>): Change =>
  (from) => ({ ...from, retests: edit(from.retests, id, (entry) => ({ ...entry, ...change })) });
export const passes = (criterion: Record<string, string | number>): Change =>
  retest("order-sample", { passes_when: { value: criterion } });
export const owner =
  (change: Partial<Sheet["owners"][string]>): Change =>
  (from) => ({ ...from, owners: edit(from.owners, "tracking", (entry) => ({ ...entry, ...change })) });
export const event =
  (change: Partial<Sheet["events"][string]>): Change =>
  (from) => ({ ...from, events: edit(from.events, "Purchase", (entry) => ({ ...entry, ...change })) });
export const rollback = smallSheet.events["Purchase"]?.rollback ?? {
  owner: "",
  rule: "",
  resume_when: { retests: [], soak_hours: 0 },
};
export const when = smallSheet.triggers["checkout"]?.when ?? [];
export const [byPath = {}, byExtension = {}, declared = {}] = when;

/** A map without one of its entries. */
export function without<T>(map: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== id));
}

/** Entry and code of every weakening that a change of the sheet is. */
export function found(change: Change, from: Sheet = smallSheet): readonly string[] {
  return weakenings(from, change(from)).map(({ entry, what }) => `${entry} ${what}`);
}
