import { CommandError } from "../command-error.ts";

const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)$/u;

const dayShape = /^\d{4}-\d\d-\d\d$/u;

const times = { start: "T00:00:00Z", end: "T23:59:59Z" } as const;

/**
 * A moment as a person writes it, in UTC to the second. Without an offset it would mean something else to everyone who reads it. A day
 * alone is taken where it is said which end of it is meant: in UTC as well.
 */
export function parseInstant(text: string, now: Date, day?: keyof typeof times): string {
  const whole = day !== undefined && dayShape.test(text) ? `${text}${times[day]}` : text;
  const written = shape.test(whole) && isDay(whole.slice(0, 10));
  const moment = text === "now" ? now : written ? new Date(whole.replace(" ", "T")) : null;
  if (moment === null || Number.isNaN(moment.getTime())) {
    const short = day === undefined ? "" : "a day, such as 2026-11-20, or ";
    throw new CommandError(
      `${JSON.stringify(text)} is no moment`,
      `write ${short}date, time and offset, such as 2026-11-20T14:10:00+01:00, or now`,
    );
  }
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** A day that the calendar has: 30 February would silently become a day of March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
