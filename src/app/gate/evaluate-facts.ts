import type { Facts } from "../../model/facts.ts";
import type { Verdict } from "../../model/verdict.ts";
import { evaluate } from "../../gate/evaluate.ts";

/** The verdict that follows from recorded facts. */
export function evaluateFacts(facts: Facts): Verdict {
  return evaluate(facts);
}
