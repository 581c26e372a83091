import type { Review } from "../../../model/answers.ts";
import { oneOf } from "../client/answer.ts";

const states = ["APPROVED", "CHANGES_REQUESTED", "DISMISSED", "COMMENTED"] as const;

/** A review's state as GitHub writes it; null: it is pending, a draft that only its author sees. An unknown one may be an objection: it throws. */
export function reviewState(value: unknown): Review["state"] | null {
  return value === "PENDING" ? null : oneOf(value, states, "review.state");
}
