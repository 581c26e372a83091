import type { Instant } from "../../model/answers.ts";
import type { Audit, AuditRow } from "../../model/audit.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { SaidAbout, Signatures } from "../../port/signatures.ts";
import { ledgerOf } from "../../ledger/ledger-of.ts";
import { auditLandings } from "./audit-landings.ts";
import { auditPauses } from "./audit-pauses.ts";
import { auditRecords } from "./audit-records.ts";
import { auditSignatures, pullRequestsOf } from "./audit-signatures.ts";
import { collectLedger, type LedgerSource } from "../ledger/collect-ledger.ts";

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
  const happened = [...auditLandings(facts), ...auditRecords(facts, ledger), ...auditPauses(facts, ledger)].filter(
    ({ at }) => Date.parse(at) >= from && Date.parse(at) <= to,
  );
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

/** Reads the history and, where a host is asked, what people said on the pull requests that landed in the span. */
export async function showAudit(
  source: LedgerSource,
  asked: AuditQuestion & { readonly signatures: Signatures | null },
): Promise<Audit> {
  const facts = await collectLedger(source);
  const numbers = asked.signatures === null ? [] : pullRequestsOf(facts, spanOf(facts, asked));
  const said = (await asked.signatures?.readSaid(numbers)) ?? [];
  return auditHistory(facts, ledgerOf(facts), { ...asked, said });
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
