import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";

/** One event, one file. */
export const duplicateEvent: Rule = ({ events, at }) => {
  const first = new Map<string, string>();
  return events.flatMap(({ event, file }): readonly Finding[] => {
    const before = first.get(event);
    if (before === undefined) {
      first.set(event, file);
      return [];
    }
    const place = at(file, ["event"], "value");
    return [{ code: "duplicate-event", severity: "error", place, args: { event, first: before } }];
  });
};
