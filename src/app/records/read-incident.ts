import type { LandedRecord } from "../../model/landing.ts";
import type { WrittenIncidentRecord } from "../../model/written.generated.ts";
import { parseRecord } from "../../sheet/records/parse-record.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import type { ListedIncident } from "../../report/incidents-text.ts";

/** A record's file in the working tree. */
export interface RecordText {
  /** File stem. */
  readonly id: string;
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** An incident that is open and that nothing amends, or why it can't be worked on. */
export type OpenIncident =
  | { readonly ok: true; readonly file: RecordText; readonly record: WrittenIncidentRecord }
  | { readonly ok: false; readonly why: "unknown"; readonly known: readonly string[] }
  | { readonly ok: false; readonly why: "broken"; readonly file: RecordText; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly why: "other-kind"; readonly kind: string }
  | {
      readonly ok: false;
      readonly why: "closed";
      readonly at: string;
      readonly file: RecordText;
      readonly record: WrittenIncidentRecord;
    }
  | { readonly ok: false; readonly why: "amended"; readonly by: string };

/** Finds an incident among the records of the working tree. */
export function openIncident(records: readonly RecordText[], id: string): OpenIncident {
  const file = records.find((one) => one.id === id);
  if (file === undefined) return { ok: false, why: "unknown", known: openIncidents(records) };
  const parsed = parseRecord(file.path, file.text);
  if (!parsed.ok) return { ok: false, why: "broken", file, findings: parsed.findings };
  const { record } = parsed;
  if (record.kind !== "incident") return { ok: false, why: "other-kind", kind: record.kind };
  const by = records.find((one) => amends(one) === id);
  if (by !== undefined) return { ok: false, why: "amended", by: by.id };
  if (record.closed !== undefined) return { ok: false, why: "closed", at: record.closed.at, file, record };
  return { ok: true, file, record };
}

/** The open incidents among the records, oldest first, with what the router says of them. */
export function listIncidents(sheet: Sheet, records: readonly RecordText[]): readonly ListedIncident[] {
  return openIncidents(records)
    .flatMap((id): readonly ListedIncident[] => {
      const found = openIncident(records, id);
      if (!found.ok) return [];
      const { incident, happened_at, scope, detail } = found.record;
      const entry = entryOf(sheet.incidents, incident);
      return [
        {
          record: id,
          incident,
          title: entry?.title ?? null,
          since: happened_at,
          stores: scope?.stores ?? null,
          segment: scope?.segment ?? null,
          detail: detail ?? null,
          close_when: entry?.close_when.retests ?? [],
        },
      ];
    })
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

/** The incidents that a file of the working tree calls closed, and what has landed does not yet. */
export function closedAhead(files: readonly RecordText[], landed: readonly LandedRecord[]): readonly string[] {
  const open = landed.filter(({ versions }) => {
    const state = versions.at(-1)?.state;
    return state?.state === "valid" && state.record.kind === "incident" && state.record.closed === undefined;
  });
  return open.flatMap(({ id }) => {
    const found = openIncident(files, id);
    return !found.ok && found.why === "closed" ? [id] : [];
  });
}

function openIncidents(records: readonly RecordText[]): readonly string[] {
  const parsed = records.map((file) => ({ id: file.id, read: parseRecord(file.path, file.text) }));
  const valid = parsed.flatMap(({ id, read }) => (read.ok ? [{ id, record: read.record }] : []));
  const amended = new Set(valid.map(({ record }) => ("amends" in record ? record.amends : undefined)));
  return valid
    .filter(({ id, record }) => record.kind === "incident" && record.closed === undefined && !amended.has(id))
    .map(({ id }) => id);
}

function amends({ path, text }: RecordText): string | undefined {
  const parsed = parseRecord(path, text);
  return parsed.ok && "amends" in parsed.record ? parsed.record.amends : undefined;
}
