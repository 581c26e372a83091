import { fireTriggers } from "../../src/firing/fire-triggers.ts";
import type { Change } from "../../src/model/change.ts";
import type { Firing } from "../../src/model/firing.ts";
import type { ConditionEntry } from "../../src/model/sheet.ts";
import { changeOf, sheetOf, type Sides } from "./small-sheet.ts";

/** The firing of a trigger with one entry, or null. */
export function firingOf(entry: ConditionEntry, change: Change): Firing | null {
  return fireTriggers(sheetOf(entry), change)[0] ?? null;
}

/** What a change of one file is told to have fired by, in words; empty if it did not fire. */
export function toldOf(entry: ConditionEntry, path: string, sides: Sides): readonly (string | undefined)[] {
  return (firingOf(entry, changeOf({ [path]: sides }))?.because ?? []).map(({ detail }) => detail);
}
