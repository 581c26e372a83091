import type { Requirement, Verdict } from "../../model/verdict.ts";

/** Whether a requirement still holds the merge. */
export function isOpen({ state }: Pick<Requirement, "state">): boolean {
  return state !== "met" && state !== "waived";
}

/** Requirements that still hold the merge. */
export function openRequirements({ requirements }: Pick<Verdict, "requirements">): readonly Requirement[] {
  return requirements.filter(isOpen);
}
