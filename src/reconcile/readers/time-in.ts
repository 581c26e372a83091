const isoTime = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)? ?(?:Z|[+-]\d{2}:?\d{2})/u;
const serverTime = /\[(\d{2})\/(\w{3})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})\]/u;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** When a line of a log was written: ISO 8601, or as web servers write it. */
export function timeIn(text: string): string | null {
  const iso = isoTime.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const [, day, month, year, clock, hours, minutes] = serverTime.exec(text) ?? [];
  const index = months.indexOf(month ?? "");
  if (day === undefined || year === undefined || clock === undefined || index === -1) return null;
  return `${year}-${String(index + 1).padStart(2, "0")}-${day}T${clock}${hours ?? "+00"}:${minutes ?? "00"}`;
}
