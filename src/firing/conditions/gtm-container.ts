import type { ChangedFile } from "../../model/change.ts";
import { compileNames } from "../../pattern/name-glob.ts";
import { bothSides, readBothSides, unreadableHit } from "../both-sides.ts";
import type { Condition } from "../condition.ts";
import { type Found, foundHit } from "../found.ts";
import { type ContainerPart, containerParts, type ContainerParts } from "../gtm/container-export.ts";
import { perLook, type Reading } from "../look.ts";

/**
 * A tag, trigger, variable or template changed its meaning in a Google Tag Manager export: ids, fingerprints and times
 * of export don't count. Any other JSON file is passed over.
 */
export const gtmContainerCondition: Condition = {
  kind: "gtm-container",
  watches: (name, entry) => entry.paths !== undefined || name.toLowerCase().endsWith(".json"),
  reads: ({ file }) => bothSides(file),
  matches({ file }, entry, look) {
    const changes = changesOf(look, file);
    if ("unreadable" in changes) {
      return changes.looksLikeExport || entry.paths !== undefined ? unreadableHit(changes.unreadable) : null;
    }
    const matching = compileNames(entry["gtm-container"] ?? []);
    return foundHit(
      "gtm-container",
      changes.flatMap(({ part, ...change }) => {
        const pattern = matching(part.name);
        return pattern === null ? [] : [{ ...change, pattern }];
      }),
    );
  },
};

interface UnreadableContainer {
  readonly unreadable: string;
  /** A text that never speaks of a container is passed over, unless the entry names the file. */
  readonly looksLikeExport: boolean;
}

interface PartChange extends Omit<Found, "pattern"> {
  readonly part: ContainerPart;
}

const changesOf = perLook((look, file: ChangedFile): readonly PartChange[] | UnreadableContainer => {
  const sides = readBothSides(look, file);
  const before = partsIn(sides.before);
  const after = partsIn(sides.after);
  if ("unreadable" in before) return { ...before, looksLikeExport: before.looksLikeExport || isExport(after) };
  if ("unreadable" in after) return { ...after, looksLikeExport: after.looksLikeExport || isExport(before) };
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((key) => partChange(before.get(key) ?? null, after.get(key) ?? null));
});

function partsIn(side: Reading): ContainerParts | UnreadableContainer {
  if ("unreadable" in side) return { ...side, looksLikeExport: true };
  const parts = containerParts(side.text);
  if (parts === null) return new Map();
  return "unreadable" in parts ? { ...parts, looksLikeExport: side.text.includes("containerVersion") } : parts;
}

function isExport(side: ContainerParts | UnreadableContainer): boolean {
  return "unreadable" in side ? side.looksLikeExport : side.size > 0;
}

function partChange(before: ContainerPart | null, after: ContainerPart | null): readonly PartChange[] {
  const part = after ?? before;
  const [from, to] = [before?.hash ?? null, after?.hash ?? null];
  if (part === null || from === to) return [];
  const what = from === null ? "added" : to === null ? "removed" : "changed";
  return [{ part, name: `${part.kind} ${part.name}`, from, to, detail: `${part.kind} \`${part.name}\` ${what}` }];
}
