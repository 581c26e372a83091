import type { LedgerFacts } from "../../model/landing.ts";
import { ledgerOf } from "../../ledger/ledger-of.ts";
import type { Branches } from "../../port/line-history.ts";
import { collectLedgerAt, type LedgerSource } from "./collect-ledger.ts";
import { tipsOf, writeLedger, type LedgerAndSheet } from "./ledger-cache.ts";
import { throughOf } from "./line-covers.ts";
import { listedBranches } from "./listed-branches.ts";

/** A whole commit id is at least this long. */
const wholeId = 40;

/**
 * Whether the same tips will always say the same. Answers of a host may still change, what is dated
 * ahead lands now, and other commits of the clone that start alike make a shortened id ambiguous.
 */
function isLasting(facts: LedgerFacts): boolean {
  if (facts.verified || facts.incomplete) return false;
  if (facts.findings.some(({ code }) => code === "landed-in-future")) return false;
  const named = facts.records.flatMap(({ versions }) => versions.map(({ state }) => throughOf(state)));
  return named.every((through) => through === null || through.length >= wholeId);
}

/** Works the ledger out from history, and keeps it for the next run where nothing but the tips decides it. */
export async function keepLedger(source: LedgerSource, branches: Branches): Promise<LedgerAndSheet> {
  const facts = await collectLedgerAt(source, branches);
  const { branch, sheet } = facts;
  const ledger = ledgerOf(facts);
  if (source.cache !== null && isLasting(facts)) {
    const tips = tipsOf(branches, [branch, ...listedBranches(sheet)]);
    await writeLedger(source.cache, branch, { kept_at: source.now, tips, ledger, sheet });
  }
  return { ledger, sheet };
}
