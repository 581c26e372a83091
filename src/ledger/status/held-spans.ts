import type { Signal } from "../../model/sheet.ts";
import { millisecondsOf } from "../instants.ts";
import type { TimedPause } from "../timed-pause.ts";

/** Signals of one store that a pause holds from one moment to another, in milliseconds. */
export interface HeldSpan {
  readonly held: TimedPause;
  readonly signals: readonly Signal[];
  readonly from: number;
  /** Infinity: nothing has lifted them. */
  readonly to: number;
}

/** What pauses hold of a store, by the moment that it began; equal lists of signals are one list. */
export function heldSpans(pauses: readonly TimedPause[], store: string, intern: Interner): readonly HeldSpan[] {
  return pauses
    .filter(({ pause }) => pause.stores.includes(store))
    .flatMap((item) => spansOf(item, store, intern))
    .sort((a, b) => a.from - b.from);
}

/** Gives equal lists back as one and the same, so that what is known of one is known of all. */
export type Interner = (list: readonly string[]) => readonly string[];

/** A memory of lists. */
export function createInterner(): Interner {
  const known = new Map<string, readonly string[]>();
  return (list) => {
    const name = list.join("\n");
    const first = known.get(name) ?? list;
    known.set(name, first);
    return first;
  };
}

function spansOf(item: TimedPause, store: string, intern: Interner): readonly HeldSpan[] {
  const { pause, since: from } = item;
  const spans: HeldSpan[] = [];
  let left = pause.signals;
  const lifts = pause.lifts
    .filter(({ stores }) => stores.includes(store))
    .map((lift) => ({ lift, at: millisecondsOf(lift.at) }))
    .sort((a, b) => a.at - b.at);
  for (const { lift, at } of lifts) {
    const gone = new Set(lift.signals);
    const lifted = left.filter((signal) => gone.has(signal));
    if (lifted.length === 0) continue;
    if (at > from) spans.push({ held: item, signals: intern(lifted), from, to: at });
    left = left.filter((signal) => !gone.has(signal));
  }
  if (left.length > 0) spans.push({ held: item, signals: intern(left), from, to: Infinity });
  return spans;
}
