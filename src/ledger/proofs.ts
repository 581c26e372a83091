import type { Firing } from "../model/firing.ts";
import type { Pause } from "../model/ledger.ts";
import type { Sheet, Signal } from "../model/sheet.ts";
import { retestsAskedBy } from "../firing/asked-retests.ts";
import { entryOf } from "../firing/entry-of.ts";
import { expandSignals } from "../firing/expand-signals.ts";

type Phase = "before_merge" | "after_release";

/** What a sheet says proves its signals, each question answered once. */
export interface Proofs {
  readonly sheet: Sheet;
  /** Every signal of the sheet, sorted. */
  readonly signals: readonly Signal[];
  readonly expand: (patterns: readonly Signal[]) => readonly Signal[];
  /** Whether a retest proves at least one of the signals. */
  readonly provesAny: (retest: string, signals: readonly Signal[]) => boolean;
  /** Signals of the list that none of the retests proves. */
  readonly unproven: (signals: readonly Signal[], retests: readonly string[]) => readonly Signal[];
  /** Retests of a trigger's phase that prove at least one of a firing's signals. */
  readonly askedBy: (firing: Pick<Firing, "trigger" | "signals">, phase: Phase) => readonly string[];
  /** What the events of these signals ask for before decisions resume: all their retests, and the longest soak. */
  readonly resumeRule: (signals: readonly Signal[]) => { readonly retests: readonly string[]; readonly soak: number };
  /** What lifts a pause of these signals whose trigger asks for these retests. */
  readonly needs: (signals: readonly Signal[], ofTrigger: readonly string[]) => Pause["needs"];
}

/** Prepares a sheet for many questions. */
export function createProofs(sheet: Sheet): Proofs {
  const proven = new Map(
    Object.entries(sheet.retests).map(([id, { proves }]) => [id, new Set(expandSignals(proves, sheet.events))]),
  );
  const provesAny = (retest: string, signals: readonly Signal[]): boolean => {
    const set = proven.get(retest);
    return set !== undefined && signals.some((signal) => set.has(signal));
  };
  const expand = memoized((patterns: readonly Signal[]) => expandSignals(patterns, sheet.events));
  const resumeRule = memoized((signals: readonly Signal[]) => {
    const events = [...new Set(signals.map((signal) => signal.slice(0, Math.max(signal.indexOf("."), 0))))];
    const rules = events.flatMap((event) => entryOf(sheet.events, event)?.rollback.resume_when ?? []);
    const retests = [...new Set(rules.flatMap((rule) => rule.retests))];
    return { retests: retests.sort(), soak: Math.max(0, ...rules.map((rule) => rule.soak_hours)) };
  });
  return {
    sheet,
    signals: expand(["*.*"]),
    expand,
    provesAny,
    unproven: (signals, retests) => signals.filter((signal) => !retests.some((id) => proven.get(id)?.has(signal))),
    askedBy: memoized(
      (firing, phase) => retestsAskedBy(sheet, firing, phase),
      ({ trigger, signals }, phase) => [trigger, phase, ...signals].join("\n"),
    ),
    resumeRule,
    needs: memoized((signals, ofTrigger) => {
      const { retests, soak } = resumeRule(signals);
      return { retests: [...new Set([...ofTrigger, ...retests])].sort(), of_trigger: ofTrigger, soak_hours: soak };
    }),
  };
}

/** The same function, which answers equal questions with the same value. */
function memoized<A extends readonly unknown[], R>(
  answer: (...question: A) => R,
  key: (...question: A) => string = (...question) => JSON.stringify(question),
): (...question: A) => R {
  const answers = new Map<string, R>();
  return (...question) => {
    const name = key(...question);
    const known = answers.get(name);
    if (known !== undefined) return known;
    const value = answer(...question);
    answers.set(name, value);
    return value;
  };
}
