import type { LandedEvidence } from "../../model/ledger.ts";
import type { Sheet } from "../../model/sheet.ts";
import { retestsOfRecord, wrongNumbers } from "../../evidence/record-numbers.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { compareText } from "../../firing/compare-text.ts";
import type { FoldedRecord } from "./fold-record.ts";
import { dayLength } from "../../firing/durations.ts";
import { instantOf, millisecondsOf } from "../instants.ts";
import { isJudged } from "./judged.ts";

/** The newest passed run of each retest of the sheet, by retest: what landed signed, with numbers that hold, and not from the future. */
export function landedEvidence(
  sheet: Sheet,
  verified: boolean,
  records: readonly FoldedRecord[],
): readonly LandedEvidence[] {
  const newest = new Map<string, { readonly record: string; readonly at: number }>();
  for (const { id, record, ended } of records) {
    if (!isJudged(verified, ended)) continue;
    for (const answer of retestsOfRecord(record)) {
      const at = millisecondsOf(answer.at);
      if (answer.result !== "passed" || at > millisecondsOf(ended.landed_at)) continue;
      if (at <= (newest.get(answer.retest)?.at ?? -Infinity)) continue;
      if (wrongNumbers(sheet, answer, ended.evidence) === null) newest.set(answer.retest, { record: id, at });
    }
  }
  return [...newest]
    .filter(([retest]) => entryOf(sheet.retests, retest) !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([retest, { record, at }]) => ({ retest, record, at: instantOf(at), expires_at: expiry(sheet, retest, at) }));
}

function expiry(sheet: Sheet, retest: string, at: number): string | null {
  const days = entryOf(sheet.retests, retest)?.max_age_days ?? null;
  return days === null ? null : instantOf(at + days * dayLength);
}
