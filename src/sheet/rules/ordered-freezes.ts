import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/** A freeze ends on or after the day it begins. */
export const orderedFreezes: Rule = ({ sheet, at }) =>
  (sheet.policy?.freezes ?? []).flatMap(({ from, to }, index): readonly Finding[] => {
    if (from <= to) return [];
    const place = at(pathOfFile("sheet"), ["policy", "freezes", index, "to"], "value");
    const args = { value: to, expected: `${from} or a later day` };
    return [{ code: "invalid-value", severity: "error", place, args }];
  });
