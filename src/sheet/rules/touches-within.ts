import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/** A `when` entry only narrows what its trigger touches; what it adds, no retest of the trigger was checked for. */
export const touchesWithin: Rule = ({ sheet, signals, at }) =>
  Object.entries(sheet.triggers).flatMap(([trigger, { when, touches }]) => {
    if (when.every((entry) => entry.touches === undefined)) return [];
    const whole = new Set(signals.expand(touches));
    return when.flatMap((entry, index) =>
      (entry.touches ?? []).flatMap((pattern, position): readonly Finding[] => {
        const outside = signals.expand([pattern]).find((signal) => !whole.has(signal));
        if (outside === undefined) return [];
        const path = ["triggers", trigger, "when", index, "touches", position];
        const place = at(pathOfFile("triggers"), path, "value");
        return [{ code: "touches-outside", severity: "error", place, args: { trigger, signal: outside } }];
      }),
    );
  });
