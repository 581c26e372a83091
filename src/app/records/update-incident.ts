import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { WrittenIncidentRecord } from "../../model/written.generated.ts";
import { withKeys } from "../../sheet/records/edit-record.ts";
import { type Draft, judgeRecordText } from "./compose-record.ts";
import type { RecordText } from "./read-incident.ts";
import { type IncidentReport, incidentRecord, writeIncident } from "./write-incident.ts";

/** What is known better now; what is absent stays as it was. */
export type IncidentChanges = Partial<Omit<IncidentReport, "amends">>;

/** A record that has landed is never edited: the new scope is a record of its own. One that has not is written again. */
export type UpdatedIncident =
  | { readonly ok: true; readonly kind: "new"; readonly draft: Draft }
  | { readonly ok: true; readonly kind: "rewritten"; readonly text: string }
  | { readonly ok: false; readonly text: string; readonly findings: readonly Finding[] };

interface Incident {
  readonly file: RecordText;
  readonly record: WrittenIncidentRecord;
  /** Whether a commit holds it already. */
  readonly landed: boolean;
}

/** Says more, or less, about an open incident: its comments stay where its file does. */
export function updateIncident(
  sheet: Sheet,
  { file, record, landed }: Incident,
  changes: IncidentChanges,
): UpdatedIncident {
  const report = { ...reportOf(record), ...given(changes), amends: landed ? file.id : record.amends };
  const merged = { ...report, evidence: { ...record.evidence, ...changes.evidence } };
  if (landed) return { ok: true, kind: "new", draft: writeIncident(sheet, merged) };
  const { kind: _kind, ...keys } = incidentRecord(merged);
  const text = withKeys(file.text, keys);
  const judged = judgeRecordText(sheet, file.path, text);
  return judged.ok ? { ok: true, kind: "rewritten", text } : { ok: false, text, findings: judged.findings };
}

function reportOf({ incident, happened_at, scope, signals, detail }: WrittenIncidentRecord): IncidentReport {
  return { incident, happened_at, ...scope, ...(signals === undefined ? {} : { signals }), detail };
}

function given(changes: IncidentChanges): IncidentChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
