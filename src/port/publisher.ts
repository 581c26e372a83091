import type { Sha } from "../model/change.ts";

export type StatusState = "success" | "pending" | "failure" | "error";

export interface Status {
  readonly sha: Sha;
  readonly state: StatusState;
  /** At most 140 characters. */
  readonly description: string;
  readonly url: string | null;
}

/** The only writes to a host. Each says what it did; none changes the verdict. */
export interface Publisher {
  /** Head of the pull request right now: nothing is posted about a head that has moved on. */
  readonly readHead: () => Promise<Sha>;
  readonly postStatus: (status: Status) => Promise<"posted" | "unchanged" | "not-permitted">;
  /** Creates or updates the one comment; `body` null: an existing one is updated to `quiet`, none is created. */
  readonly postComment: (comment: {
    readonly body: string | null;
    readonly quiet: string;
  }) => Promise<"posted" | "unchanged" | "not-permitted" | "superseded">;
}
