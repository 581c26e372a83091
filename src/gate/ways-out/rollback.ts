import type { Facts } from "../../model/facts.ts";
import type { NotCounted } from "../../model/finding.ts";
import type { Policy } from "../../model/sheet.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { entryOf } from "../../firing/entry-of.ts";
import type { Command } from "../answers/commands.ts";
import type { Derived } from "../requirements/derive.ts";
import { login, peopleOf } from "../answers/people.ts";
import type { Settling } from "../answers/settling.ts";
import { dayLength } from "../../firing/durations.ts";

type RollbackCommand = Extract<Command, { readonly verb: "rollback" }>;

/** Commits named by rollback commands: the host looks them up on the base's first-parent history. */
export function rollbackCommits(commands: readonly Command[]): readonly string[] {
  return [...new Set(commands.flatMap((command) => (command.verb === "rollback" ? [command.sha] : [])))].sort();
}

/** Old and new names of every file that fired, the paths whose blobs must equal those at the rollback's commit. */
function firedPaths({ policies }: Derived, facts: Facts): readonly string[] {
  const fired = new Set(
    policies.flatMap((policy) => policy.firings.flatMap((firing) => firing.because.map((item) => item.file))),
  );
  const names = facts.current.change.files.map(namesOf).filter((each) => each.some((name) => fired.has(name)));
  return [...new Set(names.flat())].sort();
}

/** The rollback that stands: by a person of an owner (their own change too), to a young enough landed commit, with every fired file back as it was. */
export function acceptedRollback(settling: Settling, derived: Derived, policy: Policy): RollbackCommand | null {
  return (
    rollbackCommands(settling).findLast(
      (command) => whyRollbackFails(settling, derived, { policy, command }) === null,
    ) ?? null
  );
}

/** Why a rollback command does not count, or null. */
export function whyRollbackFails(
  settling: Settling,
  derived: Derived,
  { policy, command }: { readonly policy: Policy; readonly command: RollbackCommand },
): NotCounted | null {
  const { facts, electorate } = settling;
  const owners = derived.requirements
    .filter((asked) => asked.kind === "sign-off" || asked.kind === "retest")
    .flatMap((asked) => asked.owners);
  if (!owners.some((owner) => peopleOf(electorate, owner).includes(login(command.by)))) return "not-an-owner";
  const landed = entryOf(facts.landed, command.sha) ?? null;
  if (landed === null) return "not-a-landed-commit";
  const age = Date.parse(facts.now) - Date.parse(landed.landed_at);
  if (age > policy.rollback_days * dayLength) return "too-old-commit";
  const files = firedPaths(derived, facts);
  const back = files.every(
    (path) => entryOf(landed.blobs, path) !== undefined && entryOf(landed.blobs, path) === blobAtHead(facts, path),
  );
  return files.length > 0 && back ? null : "files-differ";
}

function rollbackCommands({ commands }: Settling): readonly RollbackCommand[] {
  return commands.filter((command) => command.verb === "rollback");
}

function blobAtHead(facts: Facts, path: string): string | null | undefined {
  const file = facts.current.change.files.find((candidate) => candidate.path === path);
  return file === undefined ? null : file.after;
}
