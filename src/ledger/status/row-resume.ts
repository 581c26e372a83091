import type { Pause, PauseCause } from "../../model/ledger.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { ResumePlan } from "../../model/status.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { ownersOfSignals } from "../../firing/signal-owners.ts";
import { hourLength } from "../../firing/durations.ts";
import { instantOf } from "../instants.ts";
import { lotsOf, type CoveredPause } from "../resumes/covered-lots.ts";
import type { Proofs } from "../proofs.ts";
import { combinedNeeds } from "../resumes/combined-needs.ts";

/** What would make one row usable, before it is known what else that frees. */
export interface RowResume {
  readonly plan: Omit<ResumePlan, "frees_too">;
  readonly timing: Timing;
  /** False: no retest of the sheet proves one of its signals. */
  readonly provable: boolean;
}

/** What the earliest moment follows from, in milliseconds; -Infinity: there is nothing to wait for. */
export interface Timing {
  readonly release: number;
  readonly soak: number;
  readonly incidents: number;
}

/** Earliest moment at which evidence counts for all of it. */
export function earliestOf({ release, soak, incidents }: Timing): number {
  return Math.max(release + soak, incidents);
}

const unknown: ReadonlySet<PauseCause["kind"]> = new Set(["history-incomplete", "record-unreadable"]);

/** What ends all these pauses of one conclusion; null: no evidence does, what is unknown has to be brought first. */
export function rowResume(proofs: Proofs, holding: readonly CoveredPause[]): RowResume | null {
  if (holding.some(({ pause: { cause } }) => unknown.has(cause.kind))) return null;
  const incidents = holding.filter(({ pause }) => pause.cause.kind === "incident");
  const covered = holding.filter(({ pause }) => pause.landed !== null);
  const needs = combinedNeeds(proofs, lotsOf(covered));
  const proving = needs.unproven.map((signal) => retestFor(proofs, signal));
  const ids = [...needs.retests, ...proving.flat(), ...incidents.flatMap(({ pause }) => pause.needs.retests)];
  const timing = {
    release: needs.release ?? -Infinity,
    soak: needs.soak_hours * hourLength,
    incidents: incidents.reduce((last, { since }) => Math.max(last, since), -Infinity),
  };
  return {
    plan: {
      retests: [...new Set(ids)].sort().map((retest) => ({ retest, ...worded(proofs.sheet, retest) })),
      not_before: covered.length > 0 && needs.release === null ? null : instantOf(earliestOf(timing)),
      signed_by: signers(proofs.sheet, needs.signals, incidents),
      incidents: incidents.map(({ pause }) => pause.id).sort(),
    },
    timing,
    provable: proving.every((retests) => retests.length > 0),
  };
}

/** The sheet's first retest that proves a signal which nobody asks to prove. */
function retestFor({ sheet, provesAny }: Proofs, signal: Signal): readonly string[] {
  return Object.keys(sheet.retests)
    .filter((retest) => provesAny(retest, [signal]))
    .slice(0, 1);
}

function worded(sheet: Sheet, retest: string): { readonly title: string; readonly owner: string } {
  const { title = retest, owner = sheet.policy.owner } = entryOf(sheet.retests, retest) ?? {};
  return { title, owner };
}

function signers(
  sheet: Sheet,
  signals: readonly Signal[],
  incidents: readonly { readonly pause: Pause }[],
): readonly string[] {
  const closers = incidents.flatMap(({ pause: { cause } }) =>
    cause.kind === "incident" ? (entryOf(sheet.incidents, cause.incident)?.owner ?? sheet.policy.owner) : [],
  );
  const owners = [...new Set([...ownersOfSignals(sheet, signals), ...closers])].sort();
  return owners.length === 0 ? [sheet.policy.owner] : owners;
}
