import type { Review } from "../../../model/answers.ts";

const states = ["APPROVED", "CHANGES_REQUESTED", "DISMISSED", "COMMENTED"] as const;

/** A review's state as GitHub writes it; null: it is pending, a draft that only its author sees. */
export function reviewState(value: string): Review["state"] | null {
  return states.find((state) => state === value) ?? null;
}
