import type { ConditionEntry, Sheet, Trigger } from "../model/sheet.ts";

/** The entries of a trigger by which a change outside the repository is declared. */
export function declaredEntries({ when }: Pick<Trigger, "when">): readonly ConditionEntry[] {
  return when.filter((entry) => entry.declared === true);
}

/** Ids of the triggers that can be declared, in the order of the sheet. */
export function declarableTriggers({ triggers }: Pick<Sheet, "triggers">): readonly string[] {
  return Object.entries(triggers).flatMap(([id, trigger]) => (declaredEntries(trigger).length > 0 ? [id] : []));
}
