import type { Instant } from "../../model/answers.ts";
import type { Audit, AuditRow } from "../../model/audit.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { Unmerged } from "../../model/status.ts";
import type { SaidAbout, Signatures } from "../../port/signatures.ts";
import { ledgerOf } from "../../ledger/ledger-of.ts";
import { auditArrivals } from "./audit-arrivals.ts";
import { auditLandings } from "./audit-landings.ts";
import { auditPauses } from "./audit-pauses.ts";
import { auditRecords } from "./audit-records.ts";
import { auditSheetEdits } from "./audit-sheet-edits.ts";
import { auditSignatures, pullRequestsOf } from "./audit-signatures.ts";
import { collectLedgerAt, type LedgerSource } from "../ledger/collect-ledger.ts";
import { unmergedBranch } from "../status/unmerged-branch.ts";

/** The span that is asked about, both ends included; null: from the adoption of the sheet, or until now. */
export interface AuditQuestion {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/**
 * Everything that happened in a span, by what history, its ledger and the pull requests say. Pure. Signatures belong to what
 * landed in the span, whenever they were given.
 */
export function auditHistory(
  facts: LedgerFacts,
  ledger: Ledger,
  asked: AuditQuestion & { readonly said: readonly SaidAbout[] },
): Audit {
  const { from, to } = spanOf(facts, asked);
  const happened = [
    ...auditLandings(facts),
    ...auditSheetEdits(facts),
    ...auditArrivals(facts),
    ...auditRecords(facts, ledger),
    ...auditPauses(facts, ledger),
  ].filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
  return {
    version: 1,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    branch: facts.branch,
    tip: facts.tip,
    adopted: ledger.adopted,
    verified: facts.verified,
    rows: [...happened, ...auditSignatures(facts, asked.said)].sort(byTime),
  };
}

/** An audit, and whether the branch that it is of was merged at all. */
export interface ShownAudit {
  readonly audit: Audit;
  readonly unmerged: Unmerged | null;
}

/** Reads the history and, where a host is asked, what people said on the pull requests that landed in the span. */
export async function showAudit(
  source: LedgerSource,
  asked: AuditQuestion & { readonly signatures: Signatures | null },
): Promise<ShownAudit> {
  const branches = await source.repository.branches();
  const facts = await collectLedgerAt(source, branches);
  const numbers = asked.signatures === null ? [] : pullRequestsOf(facts, spanOf(facts, asked));
  const said = (await asked.signatures?.readSaid(numbers)) ?? [];
  const audit = auditHistory(facts, ledgerOf(facts), { ...asked, said });
  return { audit, unmerged: await unmergedBranch(source.repository, branches, source.branch) };
}

function spanOf(
  { adopted, now }: LedgerFacts,
  { from, to }: AuditQuestion,
): { readonly from: number; readonly to: number } {
  return { from: Date.parse(from ?? adopted.at), to: Date.parse(to ?? now) };
}

/** Equal times keep the order in which things follow from each other: landed, recorded, paused. */
function byTime(a: AuditRow, b: AuditRow): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
