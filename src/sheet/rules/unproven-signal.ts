import type { Finding } from "../../model/finding.ts";
import type { Trigger } from "../../model/sheet.ts";
import type { Linted, Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/**
 * Each signal that a trigger touches is proven by a retest that counts for it: one after the release where the pause lasts
 * until then, one before the merge where `resume: at-merge` ends it there.
 */
export const unprovenSignal: Rule = (linted) =>
  Object.entries(linted.sheet.triggers).flatMap(([id, trigger]) => unproven(linted, id, trigger));

function unproven({ sheet, names, signals, at }: Linted, id: string, trigger: Trigger): readonly Finding[] {
  const phase = trigger.resume === "at-merge" ? "before_merge" : "after_release";
  const retests = trigger.retests[phase];
  // A retest that is unknown or broken has its own finding, and what it proves can't be told.
  if (names.retests === null || retests.some((retest) => !Object.hasOwn(sheet.retests, retest))) return [];
  const proven = new Set(signals.expand(retests.flatMap((retest) => sheet.retests[retest]?.proves ?? [])));
  return trigger.touches.flatMap((pattern, index): readonly Finding[] => {
    const open = signals.expand([pattern]).filter((signal) => !proven.has(signal));
    const [signal] = open;
    if (signal === undefined) return [];
    const place = at(pathOfFile("triggers"), ["triggers", id, "touches", index], "value");
    const args = { trigger: id, signal, more: open.length - 1, phase } as const;
    return [{ code: "unproven-signal", severity: "error", place, args }];
  });
}
