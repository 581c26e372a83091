import type { ConditionEntry, Sheet, Trigger } from "../model/sheet.ts";
import type { PathSet } from "../pattern/path-set.ts";
import type { Condition } from "./condition.ts";
import { allConditions } from "./conditions/all.ts";
import { isUnderGovernance } from "./is-under-governance.ts";

/** An entry of a trigger that a change of files can meet, with the conditions it states. */
export interface StatedEntry {
  readonly trigger: string;
  /** 0-based place in the trigger's `when`. */
  readonly index: number;
  readonly entry: ConditionEntry;
  readonly conditions: readonly Condition[];
}

/** The entries of a trigger; those that are declared, or state no condition, no file can meet. */
function statedEntries(trigger: string, { when }: Trigger): readonly StatedEntry[] {
  return when
    .map((entry, index) => ({
      trigger,
      index,
      entry,
      conditions: allConditions.filter(({ kind }) => entry[kind] !== undefined),
    }))
    .filter(({ entry, conditions }) => entry.declared !== true && conditions.length > 0);
}

const entriesOf = new WeakMap<Sheet["triggers"], readonly StatedEntry[]>();

/** The entries of every trigger of a sheet, by the triggers' ids; the same list for the same sheet. */
export function statedEntriesOf({ triggers }: Pick<Sheet, "triggers">): readonly StatedEntry[] {
  const known = entriesOf.get(triggers);
  if (known !== undefined) return known;
  const entries = Object.keys(triggers)
    .sort()
    .flatMap((id) => {
      const trigger = triggers[id];
      return trigger === undefined ? [] : statedEntries(id, trigger);
    });
  entriesOf.set(triggers, entries);
  return entries;
}

/** Most names remembered per list of entries: a history changes the same files again and again. */
const mostNames = 20_000;
type Watching = Map<string, readonly StatedEntry[]>;
const watchingIn = new WeakMap<readonly StatedEntry[], Watching>();

/** Those of the entries that a file of this name can meet, before its content is known: the same whichever `paths` compiles their globs. */
export function watchersOf(entries: readonly StatedEntry[], name: string, paths: PathSet): readonly StatedEntry[] {
  const names: Watching = watchingIn.get(entries) ?? new Map<string, readonly StatedEntry[]>();
  watchingIn.set(entries, names);
  const known = names.get(name);
  if (known !== undefined) return known;
  const watching = entries.filter((entry) => watches(entry, name, paths));
  if (names.size >= mostNames) names.clear();
  names.set(name, watching);
  return watching;
}

/** Whether a file of this name can meet the entry, before its content is known. */
export function watches({ entry, conditions }: StatedEntry, name: string, paths: PathSet): boolean {
  if (isUnderGovernance(name)) return false;
  if (!conditions.every((condition) => condition.watches(name, entry, paths))) return false;
  return entry.except === undefined || paths.first(entry.except, name) === null;
}
