import type { Snapshot } from "../../model/facts.ts";
import type { Conversation } from "../../port/conversation.ts";
import type { Comparison, SheetText } from "../../port/repository.ts";
import { sheetState, type SheetTexts } from "../sheet/collect-policies.ts";

/**
 * The sheet this change proposes: the base's tip with the files the change edits taken from its head. A stale branch
 * proposes nothing about files it never touched; a file edited on both sides since the merge base is a conflict.
 */
export function proposedSheet(
  { compare_base, head }: Conversation,
  { merge_base }: Comparison,
  texts: SheetTexts,
): Pick<Snapshot, "proposed" | "conflicts"> {
  const atHead = texts.get(head);
  // Neither end is read for a change that edits no sheet file.
  if (atHead === undefined) return { proposed: null, conflicts: [] };
  const before = byPath(texts.get(merge_base));
  const after = byPath(atHead);
  const tip = byPath(texts.get(compare_base));
  const edited = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path)?.blob !== after.get(path)?.blob,
  );
  if (edited.length === 0) return { proposed: null, conflicts: [] };
  const proposed = new Map(tip);
  for (const path of edited) {
    const file = after.get(path);
    if (file === undefined) proposed.delete(path);
    else proposed.set(path, file);
  }
  const conflicts = edited.filter((path) => {
    const base = tip.get(path)?.blob;
    return base !== before.get(path)?.blob && base !== after.get(path)?.blob;
  });
  const files = [...proposed.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { proposed: sheetState(head, files), conflicts: conflicts.sort() };
}

function byPath(files: readonly SheetText[] | undefined): ReadonlyMap<string, SheetText> {
  return new Map((files ?? []).map((file) => [file.path, file]));
}
