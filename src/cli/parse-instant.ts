import { CommandError } from "./command-error.ts";

const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/u;

/** A moment as a person writes it, in UTC to the second. Without an offset it would mean something else to everyone who reads it. */
export function parseInstant(text: string, now: Date): string {
  const moment = text === "now" ? now : shape.test(text) ? new Date(text.replace(" ", "T")) : null;
  if (moment === null || Number.isNaN(moment.getTime())) {
    throw new CommandError(
      `${JSON.stringify(text)} is no moment`,
      "write date, time and offset, such as 2026-11-20T14:10:00+01:00, or now",
    );
  }
  return `${moment.toISOString().slice(0, 19)}Z`;
}
