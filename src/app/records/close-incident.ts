import type { Instant } from "../../model/answers.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { WrittenContaminated, WrittenIncidentRecord, WrittenRetestAnswer } from "../../model/written.generated.ts";
import { otherStore } from "../../evidence/stores-shown.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { withEnding } from "../../sheet/records/edit-record.ts";
import { judgeRecordText } from "./compose-record.ts";
import type { RecordText } from "./read-incident.ts";
import { agesOff, answerRetests, numbersOff, type RetestRun, type RunTrouble } from "./retest-answers.ts";

/** How an incident ended, as somebody says it. */
export interface Closing {
  readonly at: Instant;
  readonly runs: readonly RetestRun[];
  /** Null: from its first affected moment to its last, or to its end where that is not known. */
  readonly contaminated: WrittenContaminated | null;
  /** The evidence files that the runs name. */
  readonly evidence: readonly Evidence[];
}

/** The record with its ending, or why it can't end yet. */
export type ClosedIncident =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly trouble: RunTrouble }
  | { readonly ok: false; readonly trouble: null; readonly text: string; readonly findings: readonly Finding[] };

interface Incident {
  readonly file: RecordText;
  readonly record: WrittenIncidentRecord;
}

/** Adds `closed` to an open incident's text and nothing else, when every retest of the router entry's `close_when` has passed since it happened. */
export function closeIncident(sheet: Sheet, { file, record }: Incident, closing: Closing): ClosedIncident {
  const { at, runs, evidence } = closing;
  const answered = answerRetests(sheet, runs, evidence);
  if (!answered.ok) return { ok: false, trouble: answered };
  const { answers } = answered;
  const contaminated = closing.contaminated ?? affected(record, at);
  const text = withEnding(file.path, file.text, { closed: { at, retests: answers, contaminated } });
  const judged = judgeRecordText(sheet, file.path, text);
  const { path } = file;
  const findings = [
    ...unmet(sheet, record, { answers, path }),
    ...numbersOff(sheet, answers, { path, evidence }),
    ...answers.flatMap((answer) => otherStore(answer, record.scope?.stores ?? [], { sheet, evidence, path }) ?? []),
    ...tooEarly(record, answers, path),
    ...agesOff(sheet, answers, { path, now: at }),
    ...(judged.ok || answers.length === 0 ? [] : judged.findings),
  ];
  return findings.length === 0 ? { ok: true, text } : { ok: false, trouble: null, text, findings };
}

/** Nothing says that all of it was sound: what is not known stays out. */
function affected({ happened_at, scope }: WrittenIncidentRecord, at: Instant): WrittenContaminated {
  const { from = happened_at, to = at, segment } = scope ?? {};
  return [{ from, to, ...(segment === undefined ? {} : { segment }) }];
}

function unmet(
  sheet: Sheet,
  { incident }: WrittenIncidentRecord,
  { answers, path }: { readonly answers: readonly WrittenRetestAnswer[]; readonly path: string },
): readonly Finding[] {
  const needed = entryOf(sheet.incidents, incident)?.close_when.retests ?? [];
  return needed
    .filter((id) => !answers.some(({ retest }) => retest === id))
    .map((retest) => ({ code: "close-when-unmet", severity: "error", place: { file: path }, args: { retest } }));
}

function tooEarly(
  { happened_at }: WrittenIncidentRecord,
  answers: readonly WrittenRetestAnswer[],
  file: string,
): readonly Finding[] {
  return answers
    .filter(({ at }) => Date.parse(at) <= Date.parse(happened_at))
    .map(({ retest, at }) => ({
      code: "evidence-before-incident",
      severity: "error",
      place: { file },
      args: { retest, at, happened_at },
    }));
}
