import type { Instant } from "../../model/answers.ts";
import type { Status, Unmerged } from "../../model/status.ts";
import { statusAt, type StatusQuestion } from "../../ledger/status/status-at.ts";
import type { Branches } from "../../port/line-history.ts";
import type { LedgerSource } from "../ledger/collect-ledger.ts";
import { defaultBranch } from "../ledger/default-branch.ts";
import { readLedger, type LedgerAndSheet } from "../ledger/ledger-cache.ts";
import { unmergedBranch } from "./unmerged-branch.ts";

/** What is asked; `at` null: now. */
export interface AskedStatus extends Omit<StatusQuestion, "at"> {
  readonly at: Instant | null;
}

/** The status with the ledger that it was read from, and the sheet at the tip, whose conclusions the rows are. */
export interface ShownStatus extends LedgerAndSheet {
  readonly status: Status;
  readonly unmerged: Unmerged | null;
}

async function keptLedger(source: LedgerSource, branches: Branches): Promise<LedgerAndSheet | null> {
  const { arrivals, cache, now, branch } = source;
  // A host may answer otherwise today, and a cut-off history may reach further.
  if (cache === null || arrivals !== null || branches.shallow) return null;
  return readLedger(cache, { branch: defaultBranch(branches, branch).name, branches, now });
}

async function ledgerFrom(source: LedgerSource, branches: Branches): Promise<LedgerAndSheet> {
  const kept = await keptLedger(source, branches);
  if (kept !== null) return kept;
  // Loaded when there is something to work out: most runs find nothing new.
  const { keepLedger } = await import("../ledger/keep-ledger.ts");
  return keepLedger(source, branches);
}

/** Reads the history, keeps the ledger and reads it at one moment. Throws a HostError where there is no history with a sheet. */
export async function showStatus(source: LedgerSource, asked: AskedStatus): Promise<ShownStatus> {
  const { repository, branch } = source;
  const branches = await repository.branches();
  const { ledger, sheet } = await ledgerFrom(source, branches);
  const status = statusAt(ledger, sheet, { ...asked, at: asked.at ?? source.now });
  return { status, ledger, sheet, unmerged: await unmergedBranch(repository, branches, branch) };
}
