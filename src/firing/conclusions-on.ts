import type { Sheet, Signal } from "../model/sheet.ts";
import { expandSignals } from "./expand-signals.ts";

/** Ids of the conclusions that rest on any of the signals, in the order of the sheet; patterns such as `Purchase.*` are expanded. */
export function conclusionsOn(
  { conclusions, events }: Pick<Sheet, "conclusions" | "events">,
  signals: readonly Signal[],
): readonly string[] {
  const touched = new Set(expandSignals(signals, events));
  return Object.entries(conclusions).flatMap(([id, { rests_on }]) =>
    expandSignals(rests_on, events).some((signal) => touched.has(signal)) ? [id] : [],
  );
}
