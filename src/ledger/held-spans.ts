import type { Pause } from "../model/ledger.ts";
import type { Signal } from "../model/sheet.ts";
import { millisecondsOf } from "./instants.ts";

/** Signals of one store that a pause holds from one moment to another, in milliseconds. */
export interface HeldSpan {
  readonly pause: Pause;
  readonly signals: readonly Signal[];
  readonly from: number;
  /** Infinity: nothing has lifted them. */
  readonly to: number;
}

/** What pauses hold of a store, by the moment that it began; equal lists of signals are one list. */
export function heldSpans(pauses: readonly Pause[], store: string, same: SameList): readonly HeldSpan[] {
  return pauses
    .filter(({ stores }) => stores.includes(store))
    .flatMap((pause) => spansOf(pause, store, same))
    .sort((a, b) => a.from - b.from);
}

/** Gives equal lists back as one, so that what is known of one is known of all. */
export type SameList = (list: readonly string[]) => readonly string[];

/** A memory of lists. */
export function createSameList(): SameList {
  const known = new Map<string, readonly string[]>();
  return (list) => {
    const name = list.join("\n");
    const first = known.get(name) ?? list;
    known.set(name, first);
    return first;
  };
}

function spansOf(pause: Pause, store: string, same: SameList): readonly HeldSpan[] {
  const from = millisecondsOf(pause.since);
  const spans: HeldSpan[] = [];
  let held = pause.signals;
  const lifts = pause.lifts
    .filter(({ stores }) => stores.includes(store))
    .map((lift) => ({ lift, at: millisecondsOf(lift.at) }))
    .sort((a, b) => a.at - b.at);
  for (const { lift, at } of lifts) {
    const gone = new Set(lift.signals);
    const lifted = held.filter((signal) => gone.has(signal));
    if (lifted.length === 0) continue;
    if (at > from) spans.push({ pause, signals: same(lifted), from, to: at });
    held = held.filter((signal) => !gone.has(signal));
  }
  if (held.length > 0) spans.push({ pause, signals: same(held), from, to: Infinity });
  return spans;
}
