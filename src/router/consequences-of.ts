import type { RouterEntry } from "../model/sheet.ts";
import { entryOf } from "../firing/entry-of.ts";

/** Everything that follows from an entry, at any remove; the entry itself is not among it, not even in a cycle. */
export function consequencesOf(incidents: Readonly<Record<string, RouterEntry>>, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const consequence of entryOf(incidents, next)?.causes ?? []) {
      if (reached.has(consequence) || consequence === from) continue;
      reached.add(consequence);
      open.push(consequence);
    }
  }
  return reached;
}
