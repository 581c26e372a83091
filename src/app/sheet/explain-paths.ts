import type { ConditionEntry, Sheet, Trigger } from "../../model/sheet.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { mayBelong } from "../../firing/conditions/shopify-extension.ts";
import { explainPath, type PathExplanation } from "../../firing/explain-path.ts";
import { createPathSet } from "../../pattern/path-set.ts";

/** One trigger that an edit of a path could fire, with what follows from it. */
export interface PossibleFiring extends PathExplanation {
  readonly title: string;
  /** The patterns or names that the content must meet as well. */
  readonly looks_for: readonly string[];
  /** The signals at risk as the sheet writes them, wildcards included. */
  readonly touches: readonly string[];
  readonly signals: readonly string[];
  readonly retests: Trigger["retests"];
  readonly resume: Trigger["resume"];
}

/** A path with every trigger that an edit of it could fire. */
export interface PathReport {
  readonly path: string;
  readonly firings: readonly PossibleFiring[];
}

function looksFor(entry: ConditionEntry): readonly string[] {
  const extension = entry["shopify-extension"];
  return [
    ...(entry.content ?? []),
    ...(entry.dependency ?? []),
    ...(extension?.type ?? []).map((glob) => `type ${glob}`),
    ...(extension?.target ?? []).map((glob) => `target ${glob}`),
    ...(entry["app-embed"] ?? []),
    ...(entry["gtm-container"] ?? []),
  ];
}

/**
 * For each path, the triggers that an edit of it could fire and why; whether the content conditions hold is known only with a
 * change. `read` gives the text of a file that is there, else null: it tells which extension a path belongs to.
 */
export function explainPaths(
  sheet: Sheet,
  names: readonly string[],
  read: (file: string) => string | null,
): readonly PathReport[] {
  const paths = createPathSet();
  return names.map((path) => ({
    path,
    firings: explainPath(sheet, path, paths).flatMap((found) => {
      const trigger = sheet.triggers[found.trigger];
      const entry = trigger?.when[found.entry];
      if (trigger === undefined || entry === undefined) return [];
      if (entry["shopify-extension"] !== undefined && !mayBelong(path, entry, read)) return [];
      const { title, retests, resume } = trigger;
      const touches = entry.touches ?? trigger.touches;
      const signals = expandSignals(touches, sheet.events);
      return { ...found, title, looks_for: looksFor(entry), touches, signals, retests, resume };
    }),
  }));
}
