import type { Firing } from "../model/firing.ts";
import type { Sheet } from "../model/sheet.ts";
import { entryOf } from "./entry-of.ts";
import { expandSignals } from "./expand-signals.ts";

/** Retests of a phase that prove at least one of the firing's signals: an entry that narrows `touches` narrows them too. */
export function retestsAskedBy(
  sheet: Sheet,
  firing: Pick<Firing, "trigger" | "signals">,
  phase: "before_merge" | "after_release",
): readonly string[] {
  const ids = entryOf(sheet.triggers, firing.trigger)?.retests[phase] ?? [];
  return ids.filter((id) => {
    const proves = expandSignals(entryOf(sheet.retests, id)?.proves ?? [], sheet.events);
    return firing.signals.some((signal) => proves.includes(signal));
  });
}
