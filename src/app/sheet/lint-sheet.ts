import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { SheetText } from "../../port/repository.ts";
import { checkRecord } from "../../sheet/records/check-record.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";
import { parseRecord } from "../../sheet/records/parse-record.ts";
import { parseSheet } from "../../sheet/parse-sheet.ts";
import { sheetState } from "./collect-policies.ts";
import { lintTests } from "../policy-tests/lint-tests.ts";
import { renderedPath, renderingOf } from "./render-sheet-file.ts";
import { isEvidencePath, isRecordPath, isTestPath } from "./sheet-paths.ts";
import { unreadableFile } from "./unreadable-file.ts";

/** What lint has to say about a folder, and how much it looked at. */
export interface Linted {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly sheet: Sheet | null;
}

const beside = /^governance\/(?:records\/|evidence\/|tests\/|SHEET\.md$)/u;

/** A record that landed under an older sheet may name what is gone since: that warns and never fails. */
function recordFindings(file: SheetText, sheet: Sheet | null): readonly Finding[] {
  if (!("text" in file.content)) return unreadableFile(file);
  const parsed = parseRecord(file.path, file.content.text);
  if (!parsed.ok || sheet === null) return parsed.findings;
  const named = checkRecord(parsed.record, parsed.locate, sheet);
  return [...parsed.findings, ...named.map((finding) => ({ ...finding, severity: "warning" as const }))];
}

function evidenceFindings(file: SheetText): readonly Finding[] {
  // Pictures and exports are evidence too, which only a person can read.
  if (!("text" in file.content)) return [];
  const parsed = parseEvidence(file.path, file.blob, file.content.text);
  return parsed.kind === "broken" ? parsed.findings : [];
}

function testFindings(file: SheetText, sheet: Sheet | null, files: readonly SheetText[]): readonly Finding[] {
  if (!("text" in file.content)) return unreadableFile(file);
  return lintTests({ path: file.path, text: file.content.text }, sheet === null ? null : { sheet, files }).findings;
}

function staleRendering(sheet: Sheet, files: readonly SheetText[]): readonly Finding[] {
  const { stale, missing } = renderingOf(sheet, files);
  if (!stale) return [];
  const args = { file: renderedPath, missing };
  return [{ code: "stale-rendering", severity: "warning", place: { file: renderedPath }, args }];
}

/** Everything that is wrong with the files of a sheet's folder: the sheet, its records, evidence and tests, and a SHEET.md that no longer matches. */
export function lintSheet(files: readonly SheetText[]): Linted {
  const state = sheetState(
    "",
    files.filter(({ path }) => !beside.test(path)),
  );
  const sheet = state.state === "valid" ? state.sheet : null;
  const findings = [
    ...(state.state === "absent" ? parseSheet([]).findings : state.findings),
    ...files.filter(({ path }) => isRecordPath(path)).flatMap((file) => recordFindings(file, sheet)),
    ...files.filter(({ path }) => isEvidencePath(path)).flatMap(evidenceFindings),
    ...files.filter(({ path }) => isTestPath(path)).flatMap((file) => testFindings(file, sheet, files)),
    ...(sheet === null ? [] : staleRendering(sheet, files)),
  ];
  return { findings, files: files.length, sheet };
}
