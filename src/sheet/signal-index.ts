import { entryOf } from "../firing/entry-of.ts";
import { expandSignals } from "../firing/expand-signals.ts";
import type { EventParameters } from "../firing/expand-signals.ts";
import type { Signal } from "../model/sheet.ts";

/** Why a signal pattern stands for nothing. */
export type Unmatched = "event" | "parameter";

/** The signals of a sheet, asked by pattern. */
export interface SignalIndex {
  readonly eventNames: readonly string[];
  /** The parameters of one event, or of any event for `*`, with `occurrence`. */
  readonly parametersOf: (event: string) => readonly string[];
  /** What keeps a pattern from standing for any signal; null: it stands for some, or for those of an event that can't be read. */
  readonly unmatched: (pattern: Signal) => Unmatched | null;
  /** The signals that patterns stand for, sorted. Remembered, because many entries share their patterns. */
  readonly expand: (patterns: readonly Signal[]) => readonly Signal[];
}

const occurrence = "occurrence";

/** Indexes events; `unreadable` names those whose parameters are not known, null: not even their names are. */
export function signalIndex(
  events: Readonly<Record<string, EventParameters>>,
  unreadable: ReadonlySet<string> | null,
): SignalIndex {
  const everywhere = new Set<string>([occurrence]);
  for (const { parameters } of Object.values(events))
    for (const parameter of Object.keys(parameters)) everywhere.add(parameter);
  const incomplete = unreadable === null || unreadable.size > 0;
  const known = new Map<string, readonly Signal[]>();
  const isReadable = (event: string): boolean => Object.hasOwn(events, event) && !unreadable?.has(event);
  const expandOne = (pattern: Signal): readonly Signal[] => {
    const before = known.get(pattern);
    if (before) return before;
    const [event = ""] = pattern.split(".");
    const one = entryOf(events, event);
    const found = expandSignals([pattern], event.includes("*") ? events : one ? { [event]: one } : {});
    known.set(pattern, found);
    return found;
  };
  return {
    eventNames: [...Object.keys(events), ...(unreadable ?? [])],
    parametersOf: (event) =>
      isReadable(event) ? [...Object.keys(events[event]?.parameters ?? {}), occurrence] : [...everywhere],
    unmatched: (pattern) => {
      const [event = "", parameter = ""] = pattern.split(".");
      if (event === "*") return parameter === "*" || everywhere.has(parameter) || incomplete ? null : "parameter";
      if (!isReadable(event)) return unreadable === null || unreadable.has(event) ? null : "event";
      const parameters = events[event]?.parameters ?? {};
      return parameter === "*" || parameter === occurrence || Object.hasOwn(parameters, parameter) ? null : "parameter";
    },
    expand: (patterns) => [...new Set(patterns.flatMap(expandOne))].sort(),
  };
}
