import { CommandError } from "./command-error.ts";

const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/u;

/** A moment as a person writes it, in UTC to the second. Without an offset it would mean something else to everyone who reads it. */
export function parseInstant(text: string, now: Date): string {
  const written = shape.test(text) && isDay(text.slice(0, 10));
  const moment = text === "now" ? now : written ? new Date(text.replace(" ", "T")) : null;
  if (moment === null || Number.isNaN(moment.getTime())) {
    throw new CommandError(
      `${JSON.stringify(text)} is no moment`,
      "write date, time and offset, such as 2026-11-20T14:10:00+01:00, or now",
    );
  }
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** A day that the calendar has: 30 February would silently become a day of March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
