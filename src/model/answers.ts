import type { Sha } from "./change.ts";

/** A login without `@`, as the host spells it. Compared without case. */
export type Login = string;
/** ISO 8601, UTC. */
export type Instant = string;

/** A comment on the pull request; `edited` ones hold no command that counts. */
export interface Comment {
  readonly id: number;
  readonly author: Login;
  readonly body: string;
  readonly created_at: Instant;
  readonly edited: boolean;
  readonly url: string | null;
}

/** A review of the pull request, its state as GitHub writes it. The newest of a person counts, comments aside. */
export interface Review {
  readonly id: number;
  readonly author: Login;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED" | "COMMENTED";
  readonly submitted_at: Instant;
  /** The commit the host names today; re-pointed after a force-push, so never trusted alone. */
  readonly commit: Sha | null;
  readonly url: string | null;
}

/** A commit that was once the head of the pull request, with the time the gate first posted a status about this pull request on it. */
export interface Head {
  readonly sha: Sha;
  readonly first_status_at: Instant | null;
}

/** One run of a check on the head; a check is told by its name and its `app` together. Only the conclusion `success` passes. */
export interface CheckRun {
  readonly name: string;
  readonly app: string;
  readonly status: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  readonly conclusion: string | null;
  readonly started_at: Instant | null;
  readonly completed_at: Instant | null;
  readonly url: string | null;
  /** The commit it ran on where that is not the judged one: the head of a merge group's pull request. */
  readonly head?: Sha;
}

/** Everything people and machines answered on the pull request. */
export interface Answers {
  readonly comments: readonly Comment[];
  readonly reviews: readonly Review[];
  /** Oldest first; the last is the head. */
  readonly heads: readonly Head[];
  /** False where the gate can't post statuses: reviews then can't be bound to content and only commands count. */
  readonly posts_statuses: boolean;
  readonly checks: readonly CheckRun[];
}
