import type { Instant } from "../model/answers.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Status } from "../model/status.ts";
import { ledgerOf } from "../ledger/ledger-of.ts";
import { statusAt, type StatusQuestion } from "../ledger/status-at.ts";
import { collectLedger, type LedgerSource } from "./collect-ledger.ts";

/** What is asked; `at` null: now. */
export interface AskedStatus extends Omit<StatusQuestion, "at"> {
  readonly at: Instant | null;
}

/** The status with what it was read from. */
export interface ShownStatus {
  readonly status: Status;
  readonly ledger: Ledger;
  /** The sheet at the tip, whose conclusions the rows are. */
  readonly sheet: Sheet;
}

/** Reads the history, keeps the ledger and reads it at one moment. Throws a HostError where there is no history with a sheet. */
export async function showStatus(source: LedgerSource, asked: AskedStatus): Promise<ShownStatus> {
  const facts = await collectLedger(source);
  const ledger = ledgerOf(facts);
  const status = statusAt(ledger, facts.sheet, { ...asked, at: asked.at ?? facts.now });
  return { status, ledger, sheet: facts.sheet };
}
