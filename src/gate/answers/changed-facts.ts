import type { FiringFact } from "../../model/firing.ts";

/** What differs between two sets of facts, as a person names it: files by path, semantic findings by name. Sorted. */
export function changedFiles(before: readonly FiringFact[], after: readonly FiringFact[]): readonly string[] {
  const key = (fact: FiringFact): string => JSON.stringify(fact);
  const old = new Set(before.map(key));
  const now = new Set(after.map(key));
  const changed = [...before.filter((fact) => !now.has(key(fact))), ...after.filter((fact) => !old.has(key(fact)))];
  return [...new Set(changed.map(nameOf))].sort();
}

function nameOf(fact: FiringFact): string {
  const [kind, first, second] = fact;
  return (kind === "file" ? second : first) ?? "";
}
