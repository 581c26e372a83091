import type { Ledger } from "../model/ledger.ts";
import type { Signal } from "../model/sheet.ts";
import type { LeaveOut, PausedBecause } from "../model/status.ts";
import { compare } from "../firing/sorted-facts.ts";
import { millisecondsOf } from "./instants.ts";

/** What is asked about, in milliseconds. */
export interface AskedTime {
  readonly at: number;
  readonly window: { readonly from: number; readonly to: number } | null;
}

/** Spans that began until then and are to be left out of a store's reports: for good, or until what pauses now is lifted. */
export function leaveOuts(
  ledger: Pick<Ledger, "contaminated">,
  row: { readonly rests: ReadonlySet<Signal>; readonly store: string; readonly because: readonly PausedBecause[] },
  { at, window }: AskedTime,
): readonly LeaveOut[] {
  const forGood = ledger.contaminated
    .filter(({ stores, signals }) => stores.includes(row.store) && signals.some((signal) => row.rests.has(signal)))
    .map(({ from, to, segment, record }): LeaveOut => ({ from, to, segment, says: record }));
  const lasting = row.because.map(({ since, segment, pause }): LeaveOut => ({
    from: since,
    to: null,
    segment,
    says: pause,
  }));
  return [...forGood, ...lasting]
    .map((leaveOut) => ({ leaveOut, from: millisecondsOf(leaveOut.from), to: endOf(leaveOut) }))
    .filter(({ from, to }) => from <= at && (window === null || (from <= window.to && to >= window.from)))
    .sort((a, b) => a.from - b.from || compare(a.leaveOut.says, b.leaveOut.says))
    .map(({ leaveOut }) => leaveOut);
}

function endOf({ to }: LeaveOut): number {
  return to === null ? Infinity : millisecondsOf(to);
}
