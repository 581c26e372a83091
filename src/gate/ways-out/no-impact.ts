import type { TriggerFingerprint } from "../../model/verdict.ts";
import type { Command } from "../answers/commands.ts";
import type { AppliedPolicy, Derived } from "../requirements/derive.ts";
import { login, signersOf } from "../answers/people.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import type { Settling } from "../answers/settling.ts";
import { triggerFingerprint } from "../../firing/trigger-fingerprint.ts";
import { entryOf } from "../../firing/entry-of.ts";

type NoImpact = Extract<Command, { readonly verb: "no-impact" }>;

/** The owner's judgement that a fired trigger is harmless here, if every trigger that asks for this retest has one. */
export function noImpactFor(settling: Settling, derived: Derived, asked: AskedRequirement): NoImpact | null {
  if (asked.kind !== "retest") return null;
  const policy = policyOf(derived, asked);
  const judgements = asked.triggers.map((trigger) => judgementOf(settling, policy, trigger));
  return judgements.every((judgement) => judgement !== null) ? (judgements.at(-1) ?? null) : null;
}

/** Each fired trigger's own fingerprint, under every policy it fired in; sorted. */
export function triggerFingerprints({ policies }: Derived, branch: string): readonly TriggerFingerprint[] {
  const pairs = policies.flatMap(({ sheet, firings }) =>
    firings.map((firing) => ({ trigger: firing.trigger, fingerprint: triggerFingerprint(sheet, branch, firing) })),
  );
  const unique = new Map(pairs.map((pair) => [`${pair.trigger} ${pair.fingerprint}`, pair]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function policyOf({ policies }: Derived, asked: AskedRequirement): AppliedPolicy | undefined {
  const suffix = asked.key.split("@").at(1);
  return policies.find((policy) => policy.name === (suffix ?? policies[0]?.name));
}

function judgementOf(settling: Settling, policy: AppliedPolicy | undefined, trigger: string): NoImpact | null {
  const firing = policy?.firings.find((candidate) => candidate.trigger === trigger);
  const owner = policy === undefined ? undefined : entryOf(policy.sheet.triggers, trigger)?.owner;
  if (policy === undefined || firing === undefined || owner === undefined) return null;
  const fingerprint = triggerFingerprint(policy.sheet, settling.facts.current.change.branch, firing);
  const people = signersOf(settling.electorate, owner);
  const found = settling.commands.findLast(
    (command) =>
      command.verb === "no-impact" &&
      command.trigger === trigger &&
      command.fingerprint === fingerprint &&
      people.includes(login(command.by)),
  );
  return found?.verb === "no-impact" ? found : null;
}
