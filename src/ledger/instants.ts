import type { Instant } from "../model/answers.ts";

/** Furthest moment that a `Date` holds, either way. */
const furthest = 8.64e15;

/** Milliseconds since 1970 of a moment with any offset; what is no moment counts as the furthest one, which frees nothing. */
export function millisecondsOf(instant: Instant): number {
  const parsed = Date.parse(instant);
  return Number.isNaN(parsed) ? furthest : parsed;
}

const utcSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A moment with any offset as the ledger writes it. */
export function utcOf(instant: Instant): Instant {
  return utcSeconds.test(instant) ? instant : instantOf(millisecondsOf(instant));
}

/** The moment as the ledger writes it: UTC, with fractions of a second only where there are some. */
export function instantOf(milliseconds: number): Instant {
  const kept = Math.min(Math.max(milliseconds, -furthest), furthest);
  return new Date(kept).toISOString().replace(".000Z", "Z");
}
