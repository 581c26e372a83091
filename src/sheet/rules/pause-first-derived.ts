import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/** What a router entry pauses first is paused by what it contaminates: its order is chosen, its set is derived. */
export const pauseFirstDerived: Rule = ({ sheet, signals, at }) =>
  Object.entries(sheet.incidents).flatMap(([id, { contaminates, pause_first }]) => {
    if (pause_first.length === 0) return [];
    const hit = new Set(signals.expand(contaminates));
    const rests = (conclusion: string): boolean =>
      signals.expand(sheet.conclusions[conclusion]?.rests_on ?? []).some((signal) => hit.has(signal));
    // A conclusion or signal that is unknown has its own finding.
    const isKnown = (conclusion: string): boolean =>
      Object.hasOwn(sheet.conclusions, conclusion) &&
      (sheet.conclusions[conclusion]?.rests_on ?? []).every((pattern) => signals.expand([pattern]).length > 0);
    return pause_first.flatMap((conclusion, index): readonly Finding[] => {
      if (hit.size === 0 || !isKnown(conclusion) || rests(conclusion)) return [];
      const place = at(pathOfFile("router"), ["incidents", id, "pause_first", index], "value");
      const derived = Object.keys(sheet.conclusions).filter(rests);
      return [{ code: "pause-first-outside", severity: "error", place, args: { conclusion, derived } }];
    });
  });
