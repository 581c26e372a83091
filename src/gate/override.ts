import type { Sheet } from "../model/sheet.ts";
import type { Requirement, Verdict } from "../model/verdict.ts";
import type { Command } from "./commands.ts";
import { login, signersOf } from "./people.ts";
import type { Settling } from "./settling.ts";

type OverrideCommand = Extract<Command, { readonly verb: "override" }>;

/**
 * The override that stands, or null: bound to the verdict's fingerprint, by enough distinct people of the base's
 * override owners who are not the author, not expired, with no failure or objection after it.
 */
export function standingOverride(
  settling: Settling,
  { policy }: Sheet,
  { fingerprint, requirements }: Pick<Verdict, "fingerprint" | "requirements">,
): Verdict["override"] {
  if (policy.override === null || !requirements.every(isOverridable)) return null;
  const { hours, people, owners } = policy.override;
  const now = Date.parse(settling.facts.now);
  const lasts = hours * 3_600_000;
  const allowed = owners.flatMap((owner) => signersOf(settling.electorate, owner));
  const valid = settling.commands.filter(
    (command): command is OverrideCommand =>
      command.verb === "override" &&
      command.fingerprint === fingerprint &&
      allowed.includes(login(command.by)) &&
      now - Date.parse(command.at) < lasts &&
      Date.parse(command.at) > lastTrouble(settling, requirements),
  );
  const distinct = [...new Set(valid.map((command) => login(command.by)))].sort();
  if (distinct.length < people) return null;
  const until = Math.min(...valid.map((command) => Date.parse(command.at))) + lasts;
  return { by: distinct, reason: valid.at(-1)?.reason ?? "", until: new Date(until).toISOString() };
}

/** A weakening or a record is never overridden while it is open. */
function isOverridable(requirement: Requirement): boolean {
  const never = requirement.kind === "weakening" || requirement.kind === "record";
  return !never || requirement.state === "met";
}

/** When the newest failed check or objection came, in milliseconds; an override before it is void. */
function lastTrouble({ facts }: Settling, requirements: readonly Requirement[]): number {
  const objectors = requirements.flatMap(({ standing }) => (standing.code === "objection" ? [standing.by] : []));
  const objections = facts.answers.reviews.filter(
    (review) => review.state === "CHANGES_REQUESTED" && objectors.includes(review.author),
  );
  const failed = requirements.flatMap(({ standing }) => (standing.code === "check-failed" ? [standing.name] : []));
  const checks = facts.answers.checks.filter((run) => failed.includes(run.name) && run.conclusion !== "success");
  const times = [
    ...objections.map((review) => review.submitted_at),
    ...checks.map((run) => run.completed_at ?? facts.now),
  ];
  return Math.max(0, ...times.map((time) => Date.parse(time)));
}
