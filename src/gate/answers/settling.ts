import type { Facts, Snapshot } from "../../model/facts.ts";
import type { Command } from "./commands.ts";
import type { Derived } from "../requirements/derive.ts";
import { derive } from "../requirements/derive.ts";
import type { Electorate } from "./people.ts";

/** What answering a requirement needs: the facts, who may answer, the commands, and the requirements at earlier heads. */
export interface Settling {
  readonly facts: Facts;
  readonly electorate: Electorate;
  readonly commands: readonly Command[];
  /** Requirements as they stood at an earlier head; null: could not be read. Computed once per head. */
  readonly at: (head: string) => (Derived & { readonly snapshot: Snapshot }) | null;
}

/** Starts settling: earlier heads are derived when an answer needs them. */
export function startSettling(facts: Facts, electorate: Electorate, commands: readonly Command[]): Settling {
  const known = new Map<string, (Derived & { readonly snapshot: Snapshot }) | null>();
  const at: Settling["at"] = (head) => {
    const snapshot = facts.reviewed[head] ?? null;
    if (!known.has(head)) known.set(head, snapshot === null ? null : { ...derive(facts, snapshot), snapshot });
    return known.get(head) ?? null;
  };
  return { facts, electorate, commands, at };
}
