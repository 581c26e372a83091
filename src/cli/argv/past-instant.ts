import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "./parse-instant.ts";

/** A moment that has been: records say what happened, never what will. */
export function pastInstant(io: Pick<Io, "now">, text: string): string {
  const now = io.now();
  const moment = parseInstant(text, now);
  if (Date.parse(moment) <= now.getTime()) return moment;
  throw new CommandError(
    `${moment} lies in the future`,
    "records say what has happened; check the date and its offset",
  );
}
