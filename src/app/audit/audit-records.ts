import type { AuditKind, AuditRow } from "../../model/audit.ts";
import type { LandedRecord, LedgerFacts, RecordVersion } from "../../model/landing.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { closedWords, editedWords, liveWords, recordWords, resumeWords } from "../../report/audit/record-words.ts";
import { auditRow, touchedBy } from "./audit-row.ts";

/** What the records of the history say, each version at the moment it landed. Versions that can't be read say nothing. */
export function auditRecords({ sheet, records }: LedgerFacts, { pauses }: Ledger): readonly AuditRow[] {
  const lifting = new Set(pauses.flatMap(({ lifts }) => lifts.map(({ record }) => record)));
  return records.flatMap((record) => rowsOf(sheet, record, lifting.has(record.id)));
}

function rowsOf(sheet: Sheet, { id, versions }: LandedRecord, frees: boolean): readonly AuditRow[] {
  let standing: RecordFile | null = null;
  const rows: AuditRow[] = [];
  for (const version of versions) {
    const { state, commit, arrival, landed_at: at, author } = version;
    if (state?.state === "broken") continue;
    const now: RecordFile | null = state?.record ?? null;
    const said = now ?? standing;
    if (said === null) continue;
    const origin = { at, commit, arrival, subject: id, who: whoOf(version, author) };
    const about = { stores: storesOf(said), signals: signalsOf(sheet, said) };
    rows.push(...eventsOf(standing, now, frees).map((event) => auditRow(sheet, { ...origin, ...about, ...event })));
    standing = standing ?? now;
    if (now !== null && standing !== null && ends(standing, now)) standing = now;
  }
  return rows;
}

function whoOf({ arrival }: RecordVersion, author: string): string {
  return arrival?.by ?? author;
}

interface Event {
  readonly kind: AuditKind;
  readonly what: string;
}

/** What a version says that the one before it did not; a record may bring its end with it. */
function eventsOf(before: RecordFile | null, after: RecordFile | null, frees: boolean): readonly Event[] {
  if (after === null) return [{ kind: "record-edited", what: editedWords(true) }];
  if (before !== null)
    return ends(before, after) ? endOf(after) : [{ kind: "record-edited", what: editedWords(false) }];
  const said = after.kind === "resume" ? resumeWords(after, frees) : recordWords(after);
  return [{ kind: after.kind, what: said }, ...endOf(after)];
}

function endOf(record: RecordFile): readonly Event[] {
  if (record.kind === "incident" && record.closed !== undefined)
    return [{ kind: "incident-closed", what: closedWords(record) }];
  if (record.kind === "change" && record.released_at !== undefined)
    return [{ kind: "release", what: liveWords(record.released_at) }];
  return [];
}

/** Whether a version adds what a landed record may get: its end. */
function ends(before: RecordFile, after: RecordFile): boolean {
  if (before.kind === "incident" && after.kind === "incident")
    return before.closed === undefined && after.closed !== undefined;
  return (
    before.kind === "change" &&
    after.kind === "change" &&
    before.released_at === undefined &&
    after.released_at !== undefined
  );
}

function storesOf(record: RecordFile): readonly string[] | null {
  return record.kind === "no-impact" ? null : (record.scope?.stores ?? null);
}

function signalsOf(sheet: Sheet, record: RecordFile): readonly Signal[] {
  switch (record.kind) {
    case "change":
      return touchedBy(sheet, record.declares);
    case "incident":
      return record.signals ?? entryOf(sheet.incidents, record.incident)?.contaminates ?? [];
    case "no-impact":
      return touchedBy(sheet, [record.trigger]);
    case "release":
    case "resume":
      return record.signals;
  }
}
