import type { Ledger } from "../../model/ledger.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { StatusRow } from "../../model/status.ts";
import { statusAt, type StatusQuestion } from "../../ledger/status/status-at.ts";
import type { DayState, RowDays } from "../../report/status/day-strip.ts";
import { dayLength } from "../../firing/durations.ts";

const days = 30;

/** How each row stood at the end of each of the 30 days up to the moment asked about, oldest first; the last is that moment. */
export function statusDays(ledger: Ledger, sheet: Sheet, question: StatusQuestion): readonly RowDays[] {
  const moments = endsOfDays(Date.parse(question.at));
  const adopted = Date.parse(ledger.adopted.at);
  const byMoment = moments.map((at) => ({
    known: at >= adopted,
    rows: statusAt(ledger, sheet, { ...question, at: new Date(at).toISOString(), window: null }).conclusions,
  }));
  const last = byMoment.at(-1)?.rows ?? [];
  return last.map(({ conclusion, store }, index) => ({
    conclusion,
    store,
    days: byMoment.map(({ known, rows }) => (known ? stateOf(rows[index]) : "before")),
  }));
}

function stateOf(row: StatusRow | undefined): DayState {
  return row?.state ?? "before";
}

function endsOfDays(at: number): readonly number[] {
  const today = Math.floor(at / dayLength) * dayLength;
  return Array.from({ length: days }, (_day, index) => Math.min(at, today + (index - days + 2) * dayLength - 1));
}
