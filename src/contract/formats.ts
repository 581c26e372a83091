const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const timePattern = /^(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|[+-](\d\d):(\d\d))$/;
const uriPattern = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A day that exists in the calendar, as RFC 3339 writes it: `2026-11-26`.
const isDate = (text: string): boolean => {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

// A moment with its offset, as RFC 3339 writes it: `2026-11-20T14:10:00Z`. Leap seconds are refused: `Date` cannot hold them.
const isDateTime = (text: string): boolean => {
  const [, hour, minute, second, offsetHour = 0, offsetMinute = 0] = (timePattern.exec(text.slice(11)) ?? []).map(
    (part: string | undefined) => Number(part ?? 0),
  );
  if (hour === undefined || minute === undefined || second === undefined) return false;
  const clock = hour < 24 && minute < 60 && second < 60 && offsetHour < 24 && offsetMinute < 60;
  return clock && /[Tt]/.test(text.charAt(10)) && isDate(text.slice(0, 10));
};

// An absolute URI (RFC 3986): a scheme, then no spaces, quotes or angle brackets.
const isUri = (text: string): boolean => uriPattern.test(text);

/** The formats that the schemas may name; every test takes linear time. */
export const formats = { date: isDate, "date-time": isDateTime, uri: isUri } as const;
