import type { Login } from "../model/answers.ts";
import type { Seed } from "./seed.ts";
import type { Settled } from "./settle-signature.ts";

export interface SettledSeed {
  readonly seed: Seed;
  readonly settled: Settled;
}

/**
 * Where the policy asks for distinct people, one person answers for one role only: sign-offs are matched to people so
 * that as many as possible stand; the rest are missing again. Matching by augmenting paths, in key order.
 */
export function requireDistinctPeople(items: readonly SettledSeed[]): readonly SettledSeed[] {
  const signed = items.filter(({ seed, settled }) => seed.kind === "sign-off" && settled.state === "met");
  const holder = new Map<Login, SettledSeed>();
  const place = (item: SettledSeed, tried: Set<Login>): boolean =>
    item.settled.signers.some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const current = holder.get(person);
      if (current !== undefined && !place(current, tried)) return false;
      holder.set(person, item);
      return true;
    });
  const unplaced = new Set(signed.filter((item) => !place(item, new Set())));
  return items.map((item) => (unplaced.has(item) ? { ...item, settled: samePerson(item.settled) } : item));
}

function samePerson(settled: Settled): Settled {
  return { ...settled, state: "missing", standing: { code: "same-person", by: settled.signers[0] ?? "" } };
}
