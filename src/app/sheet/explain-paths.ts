import type { PathReport } from "../../model/explanation.ts";
import type { ConditionEntry, Sheet } from "../../model/sheet.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { mayBelong } from "../../firing/conditions/shopify-extension.ts";
import { explainPath } from "../../firing/explain-path.ts";
import { createPathSet } from "../../pattern/path-set.ts";

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
