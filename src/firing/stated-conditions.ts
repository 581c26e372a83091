import type { ConditionEntry, Sheet, Trigger } from "../model/sheet.ts";
import type { PathSet } from "../pattern/path-set.ts";
import type { Condition } from "./condition.ts";
import { CONDITIONS } from "./conditions/all.ts";

/** An entry of a trigger that a change of files can meet, with the conditions it states. */
export interface StatedEntry {
  readonly trigger: string;
  /** 0-based place in the trigger's `when`. */
  readonly index: number;
  readonly entry: ConditionEntry;
  readonly conditions: readonly Condition[];
}

/** The entries of a trigger; those that are declared, or state no condition, no file can meet. */
export function statedEntries(trigger: string, { when }: Trigger): readonly StatedEntry[] {
  return when
    .map((entry, index) => ({
      trigger,
      index,
      entry,
      conditions: CONDITIONS.filter(({ kind }) => entry[kind] !== undefined),
    }))
    .filter(({ entry, conditions }) => entry.declared !== true && conditions.length > 0);
}

/** The entries of every trigger of a sheet, by the triggers' ids. */
export function statedEntriesOf(sheet: Pick<Sheet, "triggers">): readonly StatedEntry[] {
  return Object.keys(sheet.triggers)
    .sort()
    .flatMap((id) => {
      const trigger = sheet.triggers[id];
      return trigger === undefined ? [] : statedEntries(id, trigger);
    });
}

/** Whether a file of this name can meet the entry, before its content is known. */
export function watches({ entry, conditions }: StatedEntry, name: string, paths: PathSet): boolean {
  if (isSheetFile(name)) return false;
  if (!conditions.every((condition) => condition.watches(name, entry, paths))) return false;
  return entry.except === undefined || paths.first(entry.except, name) === null;
}

/** Files of the sheet fire nothing: their changes are judged by meaning, entry by entry. */
function isSheetFile(name: string): boolean {
  return name.startsWith("governance/");
}
