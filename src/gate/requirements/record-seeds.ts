import type { Finding } from "../../model/finding.ts";
import type { FiringFact } from "../../model/firing.ts";
import type { RecordChange } from "../../model/record.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { entryOf } from "../../firing/entry-of.ts";
import type { RecordBench } from "./record-bench.ts";
import { recordDefect } from "./record-defect.ts";
import { tampering } from "../../evidence/record-tampering.ts";
import { makeSeed, type Seed } from "./seed.ts";
import { ownersOfSignals } from "../../firing/signal-owners.ts";

interface RecordRequirements {
  readonly seeds: readonly Seed[];
  readonly findings: readonly Finding[];
}

/** What the records of a change ask for, whatever triggers fired. Declaring danger asks for nothing. */
export function recordSeeds(bench: RecordBench, records: readonly RecordChange[]): RecordRequirements {
  const results = [...records].sort((a, b) => (a.path < b.path ? -1 : 1)).map((change) => judgeRecord(bench, change));
  return { seeds: results.flatMap((item) => item.seeds), findings: results.flatMap((item) => item.findings) };
}

function judgeRecord(bench: RecordBench, change: RecordChange): RecordRequirements {
  const what = tampering(change);
  if (what !== null) {
    const args = { record: change.id, what };
    return {
      seeds: [],
      findings: [{ code: "record-tampered", severity: "error", place: { file: change.path }, args }],
    };
  }
  if (change.after?.state !== "valid") return { seeds: [], findings: change.after?.findings ?? [] };
  const { record, blob } = change.after;
  if (isNewDanger(record)) return { seeds: [], findings: [] };
  const owners = signersOfRecord(bench.sheet, record);
  const defect = recordDefect(bench, change, record);
  const seed = makeSeed(bench.branch, {
    key: `record:${change.id}`,
    kind: "record",
    id: change.id,
    owners,
    triggers: [],
    rule: { kind: record.kind, owners },
    facts: [["record", change.path, blob], ...evidenceFacts(bench, record)],
    retest: null,
    broken: defect.summary,
  });
  return { seeds: [seed], findings: defect.findings };
}

function evidenceFacts({ evidence }: RecordBench, record: RecordFile): readonly FiringFact[] {
  const named = evidence.filter((item) => evidencePaths(record).includes(item.path));
  return named.map((item) => ["evidence", item.path, item.blob]);
}

/** Evidence files that a record names; the host reads them at the head. */
export function evidencePaths(record: RecordFile): readonly string[] {
  const retests =
    record.kind === "resume" ? record.retests : record.kind === "incident" ? (record.closed?.retests ?? []) : [];
  return retests.map((item) => item.evidence).filter((path) => path !== undefined);
}

/** Declaring danger is never slowed: a change or an incident that neither ends nor amends anything. */
function isNewDanger(record: RecordFile): boolean {
  if (record.kind === "change") return record.released_at === undefined && record.amends === undefined;
  return record.kind === "incident" && record.closed === undefined && record.amends === undefined;
}

/** Roles that sign a record: those whose signals it frees or whose rule it speaks for; the policy's owner where the sheet names none. */
function signersOfRecord(sheet: Sheet, record: RecordFile): readonly string[] {
  const signals = (patterns: readonly string[]): readonly string[] => {
    const owners = ownersOfSignals(sheet, expandSignals(patterns, sheet.events));
    return owners.length === 0 ? [sheet.policy.owner] : owners;
  };
  switch (record.kind) {
    case "resume":
    case "release":
      return signals(record.signals);
    case "no-impact":
      return [entryOf(sheet.triggers, record.trigger)?.owner ?? sheet.policy.owner];
    case "incident":
      return [entryOf(sheet.incidents, record.incident)?.owner ?? sheet.policy.owner];
    case "change":
      return signals(record.declares.flatMap((id) => entryOf(sheet.triggers, id)?.touches ?? []));
  }
}
