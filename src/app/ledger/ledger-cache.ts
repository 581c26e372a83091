import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import type { Branches } from "../../port/line-history.ts";
import { readSealed, writeSealed } from "./sealed-text.ts";

/** A ledger with the sheet at its tip. */
export interface LedgerAndSheet {
  readonly ledger: Ledger;
  readonly sheet: Sheet;
}

/** A ledger and what it was read from. */
export interface KeptLedger extends LedgerAndSheet {
  /** When it was kept: what was past then may be still to come on a clock that went back. */
  readonly kept_at: Instant;
  /** Tip of the default branch and of each branch that the sheet lists; null: there was none. */
  readonly tips: Readonly<Record<string, Sha | null>>;
}

function keyOf(branch: string): string {
  return `ledger ${branch}`;
}

/** The seal vouches for the shape. */
function isKept(value: unknown): value is KeptLedger {
  return typeof value === "object" && value !== null;
}

/** Where branches stand now. */
export function tipsOf({ tips }: Branches, names: readonly string[]): KeptLedger["tips"] {
  return Object.fromEntries(names.map((name) => [name, tips.get(name) ?? null]));
}

/** Where and when a kept ledger is asked for. */
interface Asked {
  readonly branch: string;
  readonly branches: Branches;
  readonly now: Instant;
}

/**
 * The ledger of a default branch as an earlier run kept it; null where there is none, a branch that it was read from has moved,
 * or the clock went back.
 */
export async function readLedger(cache: LedgerCache, { branch, branches, now }: Asked): Promise<LedgerAndSheet | null> {
  const value = await readSealed(cache, keyOf(branch));
  if (!isKept(value)) return null;
  if (Date.parse(now) < Date.parse(value.kept_at)) return null;
  const moved = Object.entries(value.tips).some(([name, tip]) => (branches.tips.get(name) ?? null) !== tip);
  return moved ? null : value;
}

/** Keeps a ledger for the next run. */
export async function writeLedger(cache: LedgerCache, branch: string, kept: KeptLedger): Promise<void> {
  await writeSealed(cache, keyOf(branch), kept);
}
