import type { Sha } from "../model/change.ts";

/** What a commit status can say; only `success` lets a required one merge. */
export type CommitState = "success" | "pending" | "failure" | "error";

/** The status to show on a commit. */
export interface CommitStatus {
  readonly sha: Sha;
  readonly state: CommitState;
  /** At most 140 characters. */
  readonly description: string;
  /** Where the status leads; null: to the page of this run. */
  readonly url: string | null;
}

/** The only writes to a host. Each says what it did; none changes the verdict. */
export interface Publisher {
  /**
   * The pull request right now: nothing is posted about a head that has moved on. Overtaken is a run on whose head another
   * one has posted since this one began to read: which of the two knows more, nobody can tell.
   */
  readonly readNow: () => Promise<{ readonly head: Sha; readonly overtaken: boolean }>;
  /**
   * Another open pull request with this head that the gate holds. A commit has one status: green for one pull request would be
   * green for the other, so `success` is posted as `pending` until that one is answered, closed or moved on.
   */
  readonly heldBy: (sha: Sha) => Promise<number | null>;
  readonly postStatus: (status: CommitStatus) => Promise<"posted" | "unchanged" | "not-permitted">;
  /** Creates or updates the one comment; `body` null: an existing one is updated to `quiet`, none is created. */
  readonly postComment: (comment: {
    readonly body: string | null;
    readonly quiet: string;
  }) => Promise<"posted" | "unchanged" | "not-permitted" | "superseded">;
}
