import type { Event, Signal } from "../model/sheet.ts";
import { matchesWildcard } from "../pattern/wildcard.ts";

/** The part of an event that names its signals. */
export type EventParameters = Pick<Event, "parameters">;

/**
 * The signals that patterns such as `Purchase.*` or `*.event_id` stand for: sorted, without repeats.
 * Every event has `occurrence` beside its parameters. Case counts, as it does for Meta's event names.
 */
export function expandSignals(
  patterns: readonly Signal[],
  events: Readonly<Record<string, EventParameters>>,
): readonly Signal[] {
  const signals = new Set<Signal>();
  for (const [event, { parameters }] of Object.entries(events)) {
    for (const parameter of [...Object.keys(parameters), "occurrence"]) {
      if (patterns.some((pattern) => matchesSignal(pattern, event, parameter))) signals.add(`${event}.${parameter}`);
    }
  }
  return [...signals].sort();
}

function matchesSignal(pattern: Signal, event: string, parameter: string): boolean {
  const dot = pattern.indexOf(".");
  if (dot === -1) return false;
  return matchesWildcard(pattern.slice(0, dot), event) && matchesWildcard(pattern.slice(dot + 1), parameter);
}
