import type { CheckRun, Comment, Instant, Login, Review } from "../model/answers.ts";
import type { Sha } from "../model/change.ts";
import type { Subject } from "../model/facts.ts";
import type { CommitState } from "./publisher.ts";

/** The pull request as the host knows it now. */
export interface Conversation {
  readonly subject: Subject;
  /** False once it is merged or closed: there is nothing left to judge. */
  readonly open: boolean;
  readonly branch: string;
  /** Tip of the base branch. */
  readonly base: Sha;
  /** What the change is compared with: the tip of the base branch, or a merge group's `base_sha`. */
  readonly compare_base: Sha;
  readonly head: Sha;
  /** The default branch and its tip; null where the host knows none. A store's branch without a sheet uses that branch's. */
  readonly default_branch: { readonly name: string; readonly sha: Sha } | null;
  readonly author: Login | null;
  readonly reviews: readonly Review[];
  /** Former heads that a force-push replaced, oldest first. */
  readonly replaced_heads: readonly Sha[];
  /** Head of the pull request that a merge group brings; null: no group is judged. */
  readonly queued_head: Sha | null;
  /** When it was last pointed at another base branch; null: never. */
  readonly retargeted_at: Instant | null;
  readonly changed_files: number | null;
}

/** A commit status of the gate's context. */
export interface PostedStatus {
  readonly by_us: boolean;
  readonly account: Login;
  /** Whether the status names the pull request being judged. */
  readonly names_subject: boolean;
  /** The pull request it names, or null. */
  readonly names: number | null;
  readonly state: CommitState;
  readonly description: string;
  readonly created_at: Instant;
}

/** What people and machines said. Every call reads completely or throws a HostError. */
export interface Discussion {
  readonly readConversation: () => Promise<Conversation>;
  readonly readComments: () => Promise<readonly Comment[]>;
  /** Statuses of the gate's context on a commit, newest first. Null: this host has no statuses. */
  readonly readStatuses: (sha: Sha) => Promise<readonly PostedStatus[] | null>;
  readonly readChecks: (sha: Sha) => Promise<readonly CheckRun[]>;
  /** Members of `@org/team`; null: the token may not see them. */
  readonly readTeam: (team: string) => Promise<readonly Login[] | null>;
  readonly isAdmin: (login: Login) => Promise<boolean>;
}
