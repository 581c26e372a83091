import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { checkRecord } from "../../sheet/records/check-record.ts";
import { parseRecord } from "../../sheet/records/parse-record.ts";
import { recordText } from "../../sheet/records/record-text.ts";
import { secretsInRecord } from "../../sheet/records/secrets-in-record.ts";
import { recordPath } from "../sheet/sheet-paths.ts";

/** A record that is ready to be written: `stem` is its file's name without number or ending. Or what speaks against it, placed in `text`. */
export type Draft =
  | { readonly ok: true; readonly stem: string; readonly text: string }
  | { readonly ok: false; readonly path: string; readonly text: string; readonly findings: readonly Finding[] };

/** A file's record, or what speaks against it: its shape, names the sheet does not have, secrets and personal data. */
export type JudgedText =
  { readonly ok: true; readonly record: RecordFile } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Judges the text of a record that is about to be written, by the same code that reads it later. */
export function judgeRecordText(sheet: Sheet, path: string, text: string): JudgedText {
  const parsed = parseRecord(path, text);
  if (!parsed.ok) return parsed;
  const { record, locate } = parsed;
  const findings = [...checkRecord(record, locate, sheet), ...secretsInRecord(record, locate)];
  return findings.length === 0 ? { ok: true, record } : { ok: false, findings };
}

/** Writes a record down and judges the text. Keys without a value are left out; keys keep their order. */
export function composeRecord(sheet: Sheet, name: string, record: object): Draft {
  const stem = name.slice(0, 90);
  const path = recordPath(stem);
  const text = recordText(record);
  const judged = judgeRecordText(sheet, path, text);
  return judged.ok ? { ok: true, stem, text } : { ok: false, path, text, findings: judged.findings };
}

/** The list, or nothing where it is empty: records leave out what is not restricted. */
export function unlessEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
