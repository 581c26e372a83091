import type { NotCounted } from "../../model/finding.ts";
import type { Policy } from "../../model/sheet.ts";
import type { Requirement, Verdict } from "../../model/verdict.ts";
import type { Command } from "../answers/commands.ts";
import { lastTrouble } from "./last-trouble.ts";
import { login, signersOf } from "../answers/people.ts";
import type { Settling } from "../answers/settling.ts";
import { hourLength } from "../../firing/durations.ts";

type OverrideCommand = Extract<Command, { readonly verb: "override" }>;

/** What an override is about. */
export interface Overridden extends Pick<Verdict, "fingerprint" | "requirements"> {
  readonly policy: Policy;
}

/** Longest an override can last, whatever a policy says. */
const mostHours = 24 * 366;

/**
 * The override that stands, or null: bound to the verdict's fingerprint, by enough distinct people of the base's
 * override owners who are not the author, not expired, with no failure or objection after it.
 */
export function standingOverride(settling: Settling, judged: Overridden): Verdict["override"] {
  const { override } = judged.policy;
  if (override === null) return null;
  const valid = countedOverrides(settling, judged);
  const distinct = [...new Set(valid.map((command) => login(command.by)))].sort();
  if (distinct.length < override.people || valid.length === 0) return null;
  const until = Math.min(...valid.map((command) => Date.parse(command.at))) + lasting(override.hours);
  return { by: distinct, reason: valid.at(-1)?.reason ?? "", until: new Date(until).toISOString() };
}

/** Why an override does not count, or null. One that would count alone may still lack a second person. */
export function whyOverrideFails(settling: Settling, judged: Overridden, command: OverrideCommand): NotCounted | null {
  const alone = whyOneFails(settling, judged, command);
  return alone ?? (standingOverride(settling, judged) === null ? "too-few-people" : null);
}

function countedOverrides(settling: Settling, judged: Overridden): readonly OverrideCommand[] {
  return settling.commands.filter(
    (command): command is OverrideCommand =>
      command.verb === "override" && whyOneFails(settling, judged, command) === null,
  );
}

function whyOneFails(settling: Settling, judged: Overridden, command: OverrideCommand): NotCounted | null {
  const { override } = judged.policy;
  if (override === null || !judged.requirements.every(isOverridable)) return "not-overridable";
  const { author } = settling.facts.people;
  if (author !== null && login(author) === login(command.by)) return "author";
  const allowed = override.owners.flatMap((owner) => signersOf(settling.electorate, owner));
  if (!allowed.includes(login(command.by))) return "not-an-owner";
  if (command.fingerprint !== judged.fingerprint) return "other-fingerprint";
  const given = Date.parse(command.at);
  if (!(Date.parse(settling.facts.now) - given < lasting(override.hours))) return "expired";
  return given > lastTrouble(settling, judged.requirements) ? null : "voided-by-objection";
}

function lasting(hours: number): number {
  return Math.min(hours, mostHours) * hourLength;
}

/** A weakening or a record is never overridden while it is open. */
function isOverridable(requirement: Requirement): boolean {
  const never = requirement.kind === "weakening" || requirement.kind === "record";
  return !never || requirement.state === "met";
}
