import type { Sha } from "../model/change.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Sheet } from "../model/sheet.ts";
import type { LedgerCache } from "../port/ledger-cache.ts";
import type { Branches } from "../port/line-history.ts";
import { readSealed, writeSealed } from "./sealed-text.ts";

/** A ledger with the sheet at its tip. */
export interface LedgerAndSheet {
  readonly ledger: Ledger;
  readonly sheet: Sheet;
}

/** A ledger and what it was read from. */
export interface KeptLedger extends LedgerAndSheet {
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

/** Branches of the stores of a sheet. */
export function listedBranches({ stores }: Sheet): readonly string[] {
  return Object.values(stores).flatMap(({ branches }) => branches);
}

/** Where branches stand now. */
export function tipsOf({ tips }: Branches, names: readonly string[]): KeptLedger["tips"] {
  return Object.fromEntries(names.map((name) => [name, tips.get(name) ?? null]));
}

/** The ledger of a default branch as an earlier run kept it; null where there is none, or a branch that it was read from has moved. */
export async function readLedger(
  cache: LedgerCache,
  branch: string,
  branches: Branches,
): Promise<LedgerAndSheet | null> {
  const value = await readSealed(cache, keyOf(branch));
  if (!isKept(value)) return null;
  const moved = Object.entries(value.tips).some(([name, tip]) => (branches.tips.get(name) ?? null) !== tip);
  return moved ? null : value;
}

/** Keeps a ledger for the next run. */
export async function writeLedger(cache: LedgerCache, branch: string, kept: KeptLedger): Promise<void> {
  await writeSealed(cache, keyOf(branch), kept);
}
