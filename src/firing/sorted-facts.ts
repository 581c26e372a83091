import type { FiringFact } from "../model/firing.ts";
import { compareText } from "./compare-text.ts";

/** Facts in the order that fingerprints hash them, without repeats: by their JSON text, by UTF-16 units. */
export function sortedFacts(facts: readonly FiringFact[]): readonly FiringFact[] {
  const byText = new Map(facts.map((fact) => [JSON.stringify(fact), fact]));
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, fact]) => fact);
}
