import type { Finding, NotCounted } from "../model/finding.ts";
import type { Command, RefusedLine } from "./answers/commands.ts";
import type { Derived } from "./requirements/derive.ts";
import { entryOf } from "../firing/entry-of.ts";
import { triggerFingerprints } from "./ways-out/no-impact.ts";
import { whyOverrideFails, type Overridden } from "./ways-out/override.ts";
import { headAt } from "./answers/reviewed-head.ts";
import { barredPeople, login, peopleOf } from "./answers/people.ts";
import { whyRollbackFails } from "./ways-out/rollback.ts";
import type { Settling } from "./answers/settling.ts";

interface Judged extends Overridden {
  readonly derived: Derived;
  readonly refused: readonly RefusedLine[];
}

/** Every answer that does not count, each with its reason: nobody wonders why their line did nothing. */
export function refusals(settling: Settling, judged: Judged): readonly Finding[] {
  const lines = judged.refused.map(({ by, line, why }) => notCounted(by, line, why));
  const commands = settling.commands.flatMap((command) => {
    const why = whyNotCounted(settling, judged, command);
    return why === null ? [] : [notCounted(command.by, describe(command), why)];
  });
  const reviews = settling.facts.answers.reviews
    .filter((review) => review.state === "APPROVED" && barredPeople(settling.electorate).includes(login(review.author)))
    .filter((review) => isOwner(settling, judged, review.author))
    .map((review) => login(review.author));
  const approvals = [...new Set(reviews)]
    .sort()
    .map((who) => notCounted(who, "approving review", authorship(settling, who)));
  return [...lines, ...commands, ...approvals];
}

type Signature = Extract<Command, { readonly verb: "passed" | "sign-off" }>;

function notCounted(who: string, what: string, why: NotCounted): Finding {
  return { code: "answer-not-counted", severity: "info", args: { login: who, what, why } };
}

function describe(command: Command): string {
  switch (command.verb) {
    case "passed":
      return `/signal passed ${command.retest}`;
    case "no-impact":
      return `/signal no-impact ${command.trigger}`;
    case "rollback":
      return `/signal rollback ${command.sha.slice(0, 7)}`;
    default:
      return `/signal ${command.verb}`;
  }
}

function whyNotCounted(settling: Settling, judged: Judged, command: Command): NotCounted | null {
  switch (command.verb) {
    case "recheck":
      return null;
    case "override":
      return whyOverrideFails(settling, judged, command);
    case "rollback":
      return whyRollbackFails(settling, judged.derived, { policy: judged.policy, command });
    case "no-impact":
      return whyNoImpactFails(settling, judged, command);
    case "passed":
    case "sign-off":
      return whySignatureFails(settling, judged, command);
  }
}

function whyNoImpactFails(
  settling: Settling,
  judged: Judged,
  { by, trigger, fingerprint }: Extract<Command, { readonly verb: "no-impact" }>,
): NotCounted | null {
  const branch = settling.facts.current.change.branch;
  const fired = triggerFingerprints(judged.derived, branch).filter((item) => item.trigger === trigger);
  if (fired.length === 0) return "unknown-trigger";
  if (!fired.some((item) => item.fingerprint === fingerprint)) return "other-fingerprint";
  return whyAnswerFails(settling, by, triggerOwners(judged, trigger));
}

function whySignatureFails(settling: Settling, { requirements }: Judged, command: Signature): NotCounted | null {
  if (command.verb === "passed") {
    const asked = requirements.filter(({ kind, id }) => kind === "retest" && id === command.retest);
    if (asked.length === 0) return "unknown-retest";
  }
  const pasted = command.verb === "sign-off" ? command.fingerprints : [command.fingerprint];
  const known = requirements.filter((requirement) =>
    [requirement.fingerprint, ...Object.values(requirement.with_evidence)].some((fingerprint) =>
      pasted.includes(fingerprint),
    ),
  );
  if (known.length === 0) return isExplained(settling, command) ? null : "other-fingerprint";
  return whyAnswerFails(
    settling,
    command.by,
    known.flatMap((requirement) => requirement.owners),
  );
}

/** A line that answered what was asked at an earlier head: its requirement says that it is void. */
function isExplained({ facts }: Settling, { at }: Command): boolean {
  const { heads } = facts.answers;
  const first = heads.at(-1)?.first_status_at ?? null;
  return headAt(heads, at) !== null && (first === null || Date.parse(at) < Date.parse(first));
}

function whyAnswerFails(settling: Settling, by: string, owners: readonly string[]): NotCounted | null {
  const { electorate } = settling;
  const roles = owners.map((owner) => entryOf(electorate.owners, owner));
  if (!owners.some((owner) => peopleOf(electorate, owner).includes(login(by)))) {
    return roles.some((role) => role?.backups.some((person) => login(person) === login(by)))
      ? "backup-too-early"
      : "not-an-owner";
  }
  return barredPeople(electorate).includes(login(by)) ? authorship(settling, by) : null;
}

function authorship({ facts }: Settling, by: string): NotCounted {
  return facts.people.author !== null && login(facts.people.author) === login(by) ? "author" : "contributor";
}

function isOwner(settling: Settling, { requirements }: Judged, who: string): boolean {
  return requirements.some(({ owners }) =>
    owners.some((owner) => peopleOf(settling.electorate, owner).includes(login(who))),
  );
}

function triggerOwners({ derived }: Judged, trigger: string): readonly string[] {
  return derived.policies.flatMap(({ sheet }) => entryOf(sheet.triggers, trigger)?.owner ?? []);
}
