import type { Facts } from "../../model/facts.ts";
import type { Verdict } from "../../model/verdict.ts";
import { evaluate } from "../../gate/evaluate.ts";
import { collectFacts, type Sources } from "./collect-facts.ts";

/** A verdict with the facts that it follows from. */
export interface GateRun {
  readonly facts: Facts;
  readonly verdict: Verdict;
}

/** Decides on facts, collected now or recorded before. */
export function judgeFacts(facts: Facts): GateRun {
  return { facts, verdict: evaluate(facts) };
}

/** Reads everything, then decides. Throws a HostError when the host can't be read. */
export async function runGate(sources: Sources): Promise<GateRun> {
  return judgeFacts(await collectFacts(sources));
}
