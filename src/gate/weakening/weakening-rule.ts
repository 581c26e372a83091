import type { Sheet } from "../../model/sheet.ts";
import type { Weakened, WeakeningCode } from "../../model/weakened.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** Compares one kind of entry of two sheets and lists where the second asks for less. */
export type WeakeningRule = (base: Sheet, proposed: Sheet) => readonly Weakened[];

/** One loss: what got weaker, and the item it is about. */
export type Loss = readonly [WeakeningCode, string];

/** Applies `losses` to each entry both sheets hold; an entry that is gone is `removed`. */
export function compareEntries<T>(
  group: string,
  [before, after]: readonly [Readonly<Record<string, T>>, Readonly<Record<string, T>>],
  losses: (from: T, to: T) => readonly Loss[],
): readonly Weakened[] {
  return Object.entries(before).flatMap(([id, from]) => {
    const to = entryOf(after, id);
    const lost: readonly Loss[] = to === undefined ? [["removed", id]] : losses(from, to);
    return lost.map(([what, detail]) => ({ entry: `${group}.${id}`, what, detail }));
  });
}

/** Items of `before` that `after` lacks, each as one loss. */
export function dropped(what: WeakeningCode, before: readonly string[], after: readonly string[]): readonly Loss[] {
  return before.filter((item) => !after.includes(item)).map((item) => [what, item]);
}

/** A loss when the condition holds. */
export function lossIf(condition: boolean, what: WeakeningCode, detail: string): readonly Loss[] {
  return condition ? [[what, detail]] : [];
}
