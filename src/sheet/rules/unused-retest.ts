import type { Rule } from "../linted.ts";
import { retestReferences } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Each retest is asked for by a trigger, an event's rollback rule or a router entry; judged once all of them can be read. */
export const unusedRetest: Rule = (linted) => {
  if (!linted.isComplete) return [];
  const used = new Set(retestReferences(linted).map(({ name }) => name));
  return Object.keys(linted.sheet.retests)
    .filter((retest) => !used.has(retest))
    .map((retest) => ({
      code: "unused-retest",
      severity: "warning",
      place: linted.at(pathOfFile("retests"), ["retests", retest], "key"),
      args: { retest },
    }));
};
