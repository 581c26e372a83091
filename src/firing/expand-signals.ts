import type { Event, Signal } from "../model/sheet.ts";
import { matchesWildcard } from "../pattern/wildcard.ts";

/** The part of an event that names its signals. */
export type EventParameters = Pick<Event, "parameters">;

type Events = Readonly<Record<string, EventParameters>>;

/** The same few lists are asked about for every commit of a history. */
const mostRemembered = 1000;
const expandedIn = new WeakMap<Events, Map<string, readonly Signal[]>>();

/**
 * The signals that patterns such as `Purchase.*` or `*.event_id` stand for: sorted, without repeats.
 * Every event has `occurrence` beside its parameters. Case counts, as it does for Meta's event names.
 */
export function expandSignals(patterns: readonly Signal[], events: Events): readonly Signal[] {
  const ofEvents = expandedIn.get(events) ?? new Map<string, readonly Signal[]>();
  expandedIn.set(events, ofEvents);
  const key = patterns.join("\n");
  const known = ofEvents.get(key);
  if (known !== undefined) return known;
  const signals = expand(patterns, events);
  if (ofEvents.size >= mostRemembered) ofEvents.clear();
  ofEvents.set(key, signals);
  return signals;
}

function expand(patterns: readonly Signal[], events: Events): readonly Signal[] {
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
