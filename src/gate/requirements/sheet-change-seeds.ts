import type { FiringFact } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { makeSeed, type Seed } from "./seed.ts";
import { sheetEntries, type SheetEntry } from "./sheet-entries.ts";

/**
 * One requirement per entry whose meaning differs between the base's sheet and the proposed one. An entry that asks
 * for less is a `weakening`. The base's owner signs; on a transfer the new owner signs too.
 */
export function sheetChangeSeeds(
  branch: string,
  { base, proposed }: { readonly base: Sheet; readonly proposed: Sheet },
  weakened: readonly Weakened[],
): readonly Seed[] {
  const before = sheetEntries(base);
  const after = sheetEntries(proposed);
  const weaker = new Set(weakened.map((item) => item.entry));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const from = before.get(name);
    const to = after.get(name);
    const facts: readonly FiringFact[] = [["sheet", name, meaning(from), meaning(to)]];
    if (meaning(from) === meaning(to)) return [];
    const kind = weaker.has(name) ? "weakening" : "sheet-change";
    const owners = from === undefined ? [to?.owner] : from.owner === to?.owner ? [from.owner] : [from.owner, to?.owner];
    return makeSeed(branch, {
      key: `${kind}:${name}`,
      kind,
      id: name,
      owners: owners.filter((owner) => owner !== undefined),
      triggers: [],
      rule: null,
      facts,
      retest: null,
      broken: null,
    });
  });
}

function meaning(entry: SheetEntry | undefined): string | null {
  return entry === undefined ? null : canonicalJson(entry.meaning);
}
