import type { Instant } from "../../model/answers.ts";

/** The furthest moment that a `Date` holds, in seconds. */
const furthest = 8.64e12;

/** A moment that a commit states in seconds since 1970. Git keeps whatever number was written: one too far off is the furthest one. */
export function commitInstant(seconds: number): Instant {
  const kept = Number.isNaN(seconds) ? furthest : Math.min(Math.max(seconds, -furthest), furthest);
  return new Date(kept * 1_000).toISOString();
}
