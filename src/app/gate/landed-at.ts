import type { Instant } from "../../model/answers.ts";
import { landingTimes } from "../../ledger/landing-times.ts";
import type { PlaceOnLine } from "../../port/repository.ts";

/** When the commit at a place of a line landed, by the dates of the line alone. */
export function landedAt({ dates, position }: Pick<PlaceOnLine, "dates" | "position">, now: Instant): Instant {
  const time = landingTimes({ dates, merged: null }, Date.parse(now))[position];
  return new Date(time ?? Date.parse(now)).toISOString();
}
