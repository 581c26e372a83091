import type { Sheet, Signal } from "../model/sheet.ts";
import type { WrittenIncidentRecord } from "../model/written.generated.ts";
import { declaredEntries } from "./declared-entries.ts";
import { entryOf } from "./entry-of.ts";
import { expandSignals } from "./expand-signals.ts";

/** What the trigger's `declared` entries touch; where it has none, all that it touches. A trigger that the sheet does not have puts every signal at risk. */
export function declaredSignals(
  { triggers, events }: Pick<Sheet, "triggers" | "events">,
  id: string,
): readonly Signal[] {
  const trigger = entryOf(triggers, id);
  if (trigger === undefined) return expandSignals(["*.*"], events);
  const declared = declaredEntries(trigger);
  const touches =
    declared.length === 0 ? trigger.touches : declared.flatMap((entry) => entry.touches ?? trigger.touches);
  return expandSignals(touches, events);
}

/** Signals that an incident contaminates: those it names, else those of its router entry, else all; a scope that leaves none of them narrows nothing. */
export function incidentSignals(
  { incidents, events }: Pick<Sheet, "incidents" | "events">,
  { incident, signals, scope }: WrittenIncidentRecord,
): readonly Signal[] {
  const contaminated = entryOf(incidents, incident)?.contaminates ?? [];
  const stated = firstFilled([signals ?? [], contaminated, ["*.*"]].map((patterns) => expandSignals(patterns, events)));
  const ofEvents = stated.filter((signal) => scope?.events?.includes(signal.split(".")[0] ?? "") ?? true);
  return firstFilled([ofEvents, stated]);
}

function firstFilled(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}
