import type { Ledger } from "../../model/ledger.ts";
import type { Signal } from "../../model/sheet.ts";
import type { LeaveOut } from "../../model/status.ts";
import { compareText } from "../../firing/compare-text.ts";
import { millisecondsOf } from "../instants.ts";
import type { TimedPause } from "../timed-pause.ts";

/** What is asked about, in milliseconds. */
export interface AskedTime {
  readonly at: number;
  readonly window: { readonly from: number; readonly to: number } | null;
}

/** Spans that began until then and are to be left out of a store's reports: for good, or until what pauses now is lifted. */
export function leaveOuts(
  ledger: Pick<Ledger, "contaminated">,
  row: { readonly rests: ReadonlySet<Signal>; readonly store: string; readonly holding: readonly TimedPause[] },
  { at, window }: AskedTime,
): readonly LeaveOut[] {
  const forGood = ledger.contaminated
    .filter(({ stores, signals }) => stores.includes(row.store) && signals.some((signal) => row.rests.has(signal)))
    .map(({ from, to, segment, record }): Span => ({
      leaveOut: { from, to, segment, says: record },
      from: millisecondsOf(from),
      to: millisecondsOf(to),
    }));
  const lasting = row.holding.map(({ pause: { id, since, segment }, since: from }): Span => ({
    leaveOut: { from: since, to: null, segment, says: id },
    from,
    to: Infinity,
  }));
  return [...forGood, ...lasting]
    .filter(({ from, to }) => from <= at && (window === null || (from <= window.to && to >= window.from)))
    .sort((a, b) => a.from - b.from || compareText(a.leaveOut.says, b.leaveOut.says))
    .map(({ leaveOut }) => leaveOut);
}

interface Span {
  readonly leaveOut: LeaveOut;
  readonly from: number;
  readonly to: number;
}
