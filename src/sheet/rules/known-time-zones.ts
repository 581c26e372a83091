import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

const offset = /^[+-](?:0\d|1[0-4]):[0-5]\d$/u;

function isKnown(zone: string): boolean {
  if (/^[+-]/u.test(zone)) return offset.test(zone);
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

/** A time zone by which times are read has to be one. */
export const knownTimeZones: Rule = ({ sheet, at }) =>
  sheet.inputs.flatMap(({ time_zone }, index): readonly Finding[] => {
    if (time_zone === null || isKnown(time_zone)) return [];
    const place = at(pathOfFile("sheet"), ["inputs", index, "time_zone"], "value");
    const expected = 'a time zone such as America/New_York, or an offset in quotes such as "-05:00"';
    return [{ code: "invalid-value", severity: "error", place, args: { value: time_zone, expected } }];
  });
