import type { LedgerCache } from "../../port/ledger-cache.ts";
import type { FallbackSheet, LineState } from "./line-state.ts";
import { readSealed, writeSealed } from "./sealed-text.ts";

function keyOf(branch: string): string {
  return `line ${branch}`;
}

/** The seal vouches for the shape. */
function isState(value: unknown): value is LineState {
  return typeof value === "object" && value !== null;
}

/** Whether what was judged without a sheet of the line's own would be judged alike now. */
function sameFallback(state: LineState, fallback: FallbackSheet | null): boolean {
  const before = state.fallback;
  if (before === null || fallback === null) return before === fallback;
  const { commit, at } = fallback.adopted;
  const sameAdoption = before.adopted.commit === commit && before.adopted.at === at;
  return sameAdoption && (!before.judged || before.commit === fallback.commit);
}

/** The state of a line as an earlier run left it; null where there is none that may be used. */
export async function readLine(
  cache: LedgerCache | null,
  branch: string,
  fallback: FallbackSheet | null,
): Promise<LineState | null> {
  if (cache === null) return null;
  const value = await readSealed(cache, keyOf(branch));
  return isState(value) && sameFallback(value, fallback) ? value : null;
}

/** Keeps the state of a line for the next run. */
export async function writeLine(cache: LedgerCache | null, state: LineState): Promise<void> {
  if (cache !== null) await writeSealed(cache, keyOf(state.branch), state);
}
