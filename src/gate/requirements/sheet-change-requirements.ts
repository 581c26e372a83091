import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { changedEntries, type ChangedEntry } from "./changed-entries.ts";
import { askedRequirement, type AskedRequirement } from "./asked-requirement.ts";

/**
 * One requirement per entry whose meaning differs between the base's sheet and the proposed one. An entry that asks
 * for less is a `weakening`. The base's owner signs; on a transfer the new owner signs too.
 */
export function sheetChangeRequirements(
  branch: string,
  { base, proposed }: { readonly base: Sheet; readonly proposed: Sheet },
  weakened: readonly Weakened[],
): readonly AskedRequirement[] {
  const weaker = new Set(weakened.map((item) => item.entry));
  return changedEntries(base, proposed).flatMap((entry) => {
    const { name, before, after } = entry;
    const kind = weaker.has(name) ? "weakening" : "sheet-change";
    return askedRequirement(branch, {
      key: `${kind}:${name}`,
      kind,
      id: name,
      owners: ownersOf(entry),
      triggers: [],
      rule: null,
      facts: [["sheet", name, before?.meaning ?? null, after?.meaning ?? null]],
      retest: null,
      broken: null,
    });
  });
}

function ownersOf({ before, after }: ChangedEntry): readonly string[] {
  return [...new Set([before?.owner, after?.owner])].filter((owner) => owner !== undefined);
}
