import type { Pause } from "../model/ledger.ts";
import type { Sheet, Signal } from "../model/sheet.ts";
import type { ResumePlan } from "../model/status.ts";
import { entryOf } from "../firing/entry-of.ts";
import { ownersOfSignals } from "../firing/signal-owners.ts";
import { instantOf, millisecondsOf } from "./instants.ts";
import { resumeNeeds, type CoveredPause, type ResumeNeeds } from "./plan-resume.ts";
import type { Proofs } from "./proofs.ts";

/** What would make one row usable, before it is known what else that frees. */
export type RowResume = Omit<ResumePlan, "frees_too">;

/** What ends all these pauses of one conclusion; null: no evidence does, the history has to be completed. */
export function rowResume(proofs: Proofs, holding: readonly CoveredPause[]): RowResume | null {
  if (holding.some(({ pause }) => pause.cause.kind === "history-incomplete")) return null;
  const incidents = holding.filter(({ pause }) => pause.cause.kind === "incident");
  const needs = resumeNeeds(
    proofs,
    holding.filter(({ pause }) => pause.landed !== null),
  );
  const ids = [
    ...needs.retests.map(({ retest }) => retest),
    ...needs.unproven.flatMap((signal) => retestFor(proofs, signal)),
    ...incidents.flatMap(({ pause }) => pause.needs.retests),
  ];
  return {
    retests: [...new Set(ids)].sort().map((retest) => ({ retest, ...worded(proofs.sheet, retest) })),
    not_before: notBefore(needs, incidents),
    signed_by: signers(proofs.sheet, needs.signals, incidents),
    incidents: incidents.map(({ pause }) => pause.id).sort(),
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

function notBefore(needs: ResumeNeeds, incidents: readonly { readonly pause: Pause }[]): string | null {
  if (needs.unreleased.length > 0) return null;
  const moments = [
    ...(needs.not_before === null ? [] : [needs.not_before]),
    ...incidents.map(({ pause }) => pause.since),
  ];
  return instantOf(moments.reduce((last, moment) => Math.max(last, millisecondsOf(moment)), -Infinity));
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
