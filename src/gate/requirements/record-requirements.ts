import type { Finding } from "../../model/finding.ts";
import type { FiringFact } from "../../model/firing.ts";
import type { RecordChange } from "../../model/record.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { expandSignals } from "../../firing/expand-signals.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { recordDefects, type RecordContext } from "./record-defects.ts";
import { evidencePaths } from "../../evidence/record-numbers.ts";
import { tampering } from "../../evidence/record-tampering.ts";
import { askedRequirement, type AskedRequirement } from "./asked-requirement.ts";
import { ownersOfSignals } from "../../firing/signal-owners.ts";

interface RecordRequirements {
  readonly requirements: readonly AskedRequirement[];
  readonly findings: readonly Finding[];
}

/** What the records of a change ask for, whatever triggers fired. Declaring danger asks for nothing. */
export function recordRequirements(context: RecordContext, records: readonly RecordChange[]): RecordRequirements {
  const results = [...records].sort((a, b) => (a.path < b.path ? -1 : 1)).map((change) => judgeRecord(context, change));
  return {
    requirements: results.flatMap((item) => item.requirements),
    findings: results.flatMap((item) => item.findings),
  };
}

function judgeRecord(context: RecordContext, change: RecordChange): RecordRequirements {
  const what = tampering(change);
  if (what !== null) {
    const args = { record: change.id, what };
    return {
      requirements: [],
      findings: [{ code: "record-tampered", severity: "error", place: { file: change.path }, args }],
    };
  }
  if (change.after?.state !== "valid") return { requirements: [], findings: change.after?.findings ?? [] };
  const { record, blob } = change.after;
  if (isNewDanger(record)) return { requirements: [], findings: [] };
  const owners = signersOfRecord(context.sheet, record);
  const defects = recordDefects(context, change, record);
  const asked = askedRequirement(context.branch, {
    key: `record:${change.id}`,
    kind: "record",
    id: change.id,
    owners,
    triggers: [],
    rule: { kind: record.kind, owners },
    facts: [["record", change.path, blob], ...evidenceFacts(context, record)],
    retest: null,
    broken: defects.length === 0 ? null : defects.map(({ code }) => code).join(", "),
  });
  return { requirements: [asked], findings: defects };
}

function evidenceFacts({ evidence }: RecordContext, record: RecordFile): readonly FiringFact[] {
  const named = evidence.filter((item) => evidencePaths(record).includes(item.path));
  return named.map((item) => ["evidence", item.path, item.blob]);
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
