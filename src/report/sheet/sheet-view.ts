import { expandSignals } from "../../firing/expand-signals.ts";
import { signersOfTrigger } from "../../firing/signal-owners.ts";
import type { Conclusion, Retest, RouterEntry, Sheet, Signal, Trigger } from "../../model/sheet.ts";

/** An entry of the sheet with its id and the signals its patterns stand for. */
export interface Viewed<T> {
  readonly id: string;
  readonly entry: T;
  readonly signals: ReadonlySet<Signal>;
}

/** The sheet with every pattern expanded once; each list in the order of the sheet. */
export interface SheetView {
  readonly sheet: Sheet;
  readonly triggers: readonly Viewed<Trigger>[];
  readonly retests: readonly Viewed<Retest>[];
  readonly conclusions: readonly Viewed<Conclusion>[];
  readonly incidents: readonly Viewed<RouterEntry>[];
}

/** Expands what the sections of the rendered sheet compare. */
export function sheetView(sheet: Sheet): SheetView {
  const viewed = <T>(
    entries: Readonly<Record<string, T>>,
    patterns: (entry: T) => readonly Signal[],
  ): readonly Viewed<T>[] =>
    Object.entries(entries).map(([id, entry]) => ({
      id,
      entry,
      signals: new Set(expandSignals(patterns(entry), sheet.events)),
    }));
  return {
    sheet,
    triggers: viewed(sheet.triggers, (trigger) => trigger.touches),
    retests: viewed(sheet.retests, (retest) => retest.proves),
    conclusions: viewed(sheet.conclusions, (conclusion) => conclusion.rests_on),
    incidents: viewed(sheet.incidents, (incident) => incident.contaminates),
  };
}

/** Those that share a signal with the given ones. */
export function sharing<T extends { readonly signals: ReadonlySet<Signal> }>(
  candidates: readonly T[],
  signals: ReadonlySet<Signal>,
): readonly T[] {
  return candidates.filter((candidate) => overlap(candidate.signals, signals));
}

function overlap(a: ReadonlySet<Signal>, b: ReadonlySet<Signal>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const signal of small) if (large.has(signal)) return true;
  return false;
}

/** The signals of one event, its occurrence last. */
export function signalsOfEvent(sheet: Sheet, event: string): ReadonlySet<Signal> {
  const parameters = Object.keys(sheet.events[event]?.parameters ?? {});
  return new Set([...parameters, "occurrence"].map((parameter) => `${event}.${parameter}`));
}

/** Roles that sign when a trigger fires, in the order of the owners; a shop of one has none. */
export function signersOf({ sheet }: SheetView, { entry, signals }: Viewed<Trigger>): readonly string[] {
  if (sheet.policy.solo !== null) return [];
  const signers = signersOfTrigger(sheet, entry, [...signals]);
  return entry.sign_off === null ? Object.keys(sheet.owners).filter((owner) => signers.includes(owner)) : signers;
}
