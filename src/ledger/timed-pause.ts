import type { Pause } from "../model/ledger.ts";
import { millisecondsOf } from "./instants.ts";

/** A pause with its moments in milliseconds, read once. */
export interface TimedPause {
  readonly pause: Pause;
  readonly since: number;
  readonly released: number | null;
  /** When a commit landed that is the cause; null: the cause is none. */
  readonly landed: number | null;
}

/** Reads the moments of a pause. */
export function timed(pause: Pause): TimedPause {
  const since = millisecondsOf(pause.since);
  const { released_at, landed, cause } = pause;
  return {
    pause,
    since,
    released: released_at === null ? null : released_at === pause.since ? since : millisecondsOf(released_at),
    landed:
      cause.kind !== "landing" || landed === null
        ? null
        : landed.at === pause.since
          ? since
          : millisecondsOf(landed.at),
  };
}
