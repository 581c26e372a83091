import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { LandedRecord, LedgerFacts, RecordVersion } from "../../model/landing.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { ledgerOf } from "../../ledger/ledger-of.ts";

/** A record that has not landed, with what a landed one would come with. */
export interface TriedRecord {
  readonly path: string;
  readonly record: RecordFile;
  readonly covers: RecordVersion["covers"];
  readonly evidence: readonly Evidence[];
}

/** What the ledger would say of a record if it landed now, with the gate's consent. Empty: it does all that it says. */
export function tryRecord(facts: LedgerFacts, { path, record, covers, evidence }: TriedRecord): readonly Finding[] {
  const positions = facts.records.flatMap(({ versions }) => versions.map(({ position }) => position));
  const version: RecordVersion = {
    commit: facts.tip,
    position: positions.reduce((last, position) => Math.max(last, position), 0) + 1,
    landed_at: facts.now,
    author: "",
    arrival: facts.verified ? { pull_request: null, url: null, gate: "clear", merged_at: null, by: null } : null,
    state: { blob: "", state: "valid", record },
    covers,
    evidence,
  };
  const landed: LandedRecord = { id: path, path, versions: [version] };
  const { findings } = ledgerOf({ ...facts, records: [...facts.records, landed] });
  return findings.filter(({ place }) => place?.file === path);
}
