const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u;

/** `YYYYMMDD` from the ways to write a date that carry a year of four digits; the month stands first unless it can't. Null for anything else. */
export function birthDate(raw: string): string | null {
  const text = raw.trim();
  if (/^\d{8}$/u.test(text)) return text;
  const [, y = "", m = "", d = ""] = yearFirst.exec(text) ?? [];
  if (y !== "") return joined(y, m, d);
  const [, first = "", second = "", year = ""] = yearLast.exec(text) ?? [];
  if (year === "") return null;
  return Number(first) > 12 ? joined(year, second, first) : joined(year, first, second);
}

function joined(...[year, month, day]: readonly [year: string, month: string, day: string]): string | null {
  if (Number(month) > 12 || Number(day) > 31) return null;
  return `${year}${month.padStart(2, "0")}${day.padStart(2, "0")}`;
}
