import type { Login } from "../../model/answers.ts";
import { login } from "../answers/people.ts";
import type { AskedRequirement } from "../requirements/asked-requirement.ts";
import type { Settled } from "./settle-signature.ts";

/** A requirement with its answer. */
export interface AskedAndSettled {
  readonly asked: AskedRequirement;
  readonly settled: Settled;
}

/**
 * Where the policy asks for distinct people, one person answers for one role only: roles are matched to people so that
 * as many as possible stand; the sign-offs of the rest are missing again. Matching by augmenting paths, in key order.
 */
export function requireDistinctPeople(items: readonly AskedAndSettled[]): readonly AskedAndSettled[] {
  const signed = items.filter(({ asked, settled }) => asked.kind === "sign-off" && settled.state === "met");
  const roles = new Map(signed.map(({ asked }) => [asked.id, peopleWhoSignedAll(signed, asked.id)]));
  const placed = matchPeople(roles);
  const unplaced = new Set(signed.filter(({ asked }) => !placed.has(asked.id)));
  return items.map((item) => (unplaced.has(item) ? { ...item, settled: samePerson(item.settled) } : item));
}

/** The base and a proposed sheet may ask the same role twice; one person answers both. */
function peopleWhoSignedAll(signed: readonly AskedAndSettled[], role: string): readonly Login[] {
  const [first = [], ...others] = signed
    .filter(({ asked }) => asked.id === role)
    .map(({ settled }) => settled.signers.map(login));
  return first.filter((person) => others.every((signers) => signers.includes(person)));
}

function matchPeople(roles: ReadonlyMap<string, readonly Login[]>): ReadonlySet<string> {
  const holder = new Map<Login, string>();
  const place = (role: string, tried: Set<Login>): boolean =>
    (roles.get(role) ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const current = holder.get(person);
      if (current !== undefined && !place(current, tried)) return false;
      holder.set(person, role);
      return true;
    });
  return new Set([...roles.keys()].filter((role) => place(role, new Set())));
}

function samePerson(settled: Settled): Settled {
  return { ...settled, state: "missing", standing: { code: "same-person", by: settled.signers[0] ?? "" } };
}
