import type { Because, ConditionKind, FiringFact } from "../model/firing.ts";
import type { Hit } from "./condition.ts";

/** One thing that differs between the two sides of a file. */
export interface Found {
  /** The glob that asked for it. */
  readonly pattern: string;
  /** What changed, in words. */
  readonly detail: string;
  readonly name: string;
  /** Its content, or a hash of it, on either side; null where it does not exist. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Findings of one file that are told one by one; the rest is counted. All of them are hashed. */
const mostTold = 10;

/** A hit about what was found in a file, rather than about the file; null if nothing was found. */
export function foundHit(kind: ConditionKind, found: readonly Found[]): Hit | null {
  if (found.length === 0) return null;
  const because: Pick<Because, "pattern" | "detail">[] = found
    .slice(0, mostTold)
    .map(({ pattern, detail }) => ({ pattern, detail }));
  if (found.length > mostTold) because.push({ detail: `and ${found.length - mostTold} more` });
  const facts: readonly FiringFact[] = found.map(({ name, from, to }) => [kind, name, from, to]);
  return { because, facts };
}
