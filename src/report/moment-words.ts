import type { Instant } from "../model/answers.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A day in UTC, "20 Nov"; with its year where that is another one than today's. */
export function dayWords(at: Instant, today: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const year = date.getUTCFullYear();
  const day = `${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ""}`;
  return year === new Date(today).getUTCFullYear() ? day : `${day} ${String(year)}`;
}

/** A moment in UTC to the minute, "20 Nov 14:10"; with its year where that is another one than today's. */
export function momentWords(at: Instant, today: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${dayWords(at, today)} ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}

/** A day in UTC that stands alone, "22 Nov 2026". */
export function fullDayWords(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ""} ${String(date.getUTCFullYear())}`;
}

/** A moment that stands alone, "22 Nov 2026, 12:00 UTC". */
export function fullMomentWords(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${fullDayWords(at)}, ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())} UTC`;
}
