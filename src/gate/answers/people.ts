import type { Login } from "../../model/answers.ts";
import type { Facts } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Owner } from "../../model/sheet.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { hourLength } from "../../firing/durations.ts";

/** Whose answer counts: roles and people come from the base's sheet alone. */
export interface Electorate {
  readonly owners: Readonly<Record<string, Owner>>;
  /** Answers for an owner without people. */
  readonly policyOwner: string;
  readonly allowAuthor: boolean;
  readonly solo: Login | null;
  readonly admins: readonly Login[];
  readonly facts: Facts;
}

/** People of a role, with backups once their hours have passed. Logins are lower case. */
export function peopleOf(electorate: Electorate, owner: string): readonly Login[] {
  if (electorate.solo !== null) return [login(electorate.solo)];
  const role = effectiveRole(electorate, owner);
  if (role === null) return electorate.admins.map(login);
  const members = role.teams.flatMap((team) => entryOf(electorate.facts.people.teams, team) ?? []);
  const backups = backupsCount(electorate, role) ? role.backups : [];
  return [...new Set([...role.people, ...members, ...backups].map(login))];
}

/** Those of a role whose yes counts: not the author nor a co-author, unless the base allows it. */
export function signersOf(electorate: Electorate, owner: string): readonly Login[] {
  const barred = new Set(barredPeople(electorate));
  return peopleOf(electorate, owner).filter((person) => !barred.has(person));
}

/** The author and the contributors where they may not answer for their own change. */
export function barredPeople({ allowAuthor, solo, facts }: Electorate): readonly Login[] {
  if (allowAuthor || solo !== null) return [];
  const { author, contributors } = facts.people;
  return [...(author === null ? [] : [author]), ...contributors].map(login);
}

/** Teams of these owners whose members could not be read: nobody is guessed. While nobody has said anything, nobody's membership matters. */
export function unresolvedTeams(electorate: Electorate, owners: readonly string[]): readonly Finding[] {
  const { comments, reviews } = electorate.facts.answers;
  if (electorate.solo !== null || comments.length + reviews.length === 0) return [];
  return [...new Set(owners)]
    .sort()
    .flatMap((owner) =>
      (effectiveRole(electorate, owner)?.teams ?? [])
        .filter((team) => (entryOf(electorate.facts.people.teams, team) ?? null) === null)
        .map((team): Finding => ({ code: "team-unresolved", severity: "error", args: { team, owner } })),
    );
}

/** A person's name as it is compared: without `@`, lower case. */
export function login(person: string): Login {
  return person.replace(/^@/, "").toLowerCase();
}

function effectiveRole({ owners, policyOwner }: Electorate, owner: string): Owner | null {
  const role = entryOf(owners, owner);
  if (role !== undefined && role.people.length + role.teams.length > 0) return role;
  return entryOf(owners, policyOwner) ?? null;
}

function backupsCount({ facts }: Electorate, role: Owner): boolean {
  if (role.backup_after_hours === null) return true;
  const posted = facts.answers.heads.map((head) => head.first_status_at).filter((at) => at !== null);
  const open = posted.sort()[0] ?? facts.subject.opened_at;
  return open !== null && Date.parse(facts.now) - Date.parse(open) >= role.backup_after_hours * hourLength;
}
