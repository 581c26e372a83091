import { dayLength } from "../../firing/durations.ts";

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Days that the paused share looks back. */
const days = 30;

/** Start of the unbroken pause that holds at a moment, from spans by their start; null: none does. */
export function unbrokenSince(spans: readonly Stretch[], at: number): number | null {
  return joined(spans.filter(({ from }) => from <= at)).find(({ to }) => to > at)?.from ?? null;
}

/** Share of the 30 days before a moment, from the adoption at the earliest, in which at least one span held: 0 to 1. */
export function pausedShare(spans: readonly Stretch[], at: number, adopted: number): number {
  const start = Math.max(at - days * dayLength, adopted);
  if (start >= at) return unbrokenSince(spans, at) === null ? 0 : 1;
  const paused = joined(spans.filter(({ from }) => from <= at)).map(({ from, to }) =>
    Math.max(0, Math.min(to, at) - Math.max(from, start)),
  );
  return paused.reduce((sum, length) => sum + length, 0) / (at - start);
}

/** Spans that overlap or touch, as one. */
function joined(spans: readonly Stretch[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to } of spans) {
    const last = stretches.at(-1);
    if (last === undefined || from > last.to) stretches.push({ from, to });
    else stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return stretches;
}
