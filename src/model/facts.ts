import type { Answers, Instant, Login } from "./answers.ts";
import type { Change, Sha } from "./change.ts";
import type { Evidence } from "./evidence.ts";
import type { Finding } from "./finding.ts";
import type { RecordChange } from "./record.ts";
import type { Owner, Sheet } from "./sheet.ts";

/** What is judged: a pull request, a merge group (answers come from its pull request), or two refs of a local repository. */
export interface Subject {
  readonly kind: "pull-request" | "merge-group" | "refs";
  readonly number: number | null;
  readonly url: string | null;
  readonly draft: boolean;
  readonly opened_at: Instant | null;
}

/** The sheet at one commit. */
export type SheetState =
  | { readonly state: "valid"; readonly commit: Sha; readonly sheet: Sheet; readonly findings: readonly Finding[] }
  | { readonly state: "absent"; readonly commit: Sha }
  | {
      readonly state: "broken";
      readonly commit: Sha;
      readonly findings: readonly Finding[];
      /** The policy's owner and the roles, where those two files can still be read. */
      readonly policy_owner: string | null;
      readonly owners: Readonly<Record<string, Owner>> | null;
    };

/** The sheets that judge a change whatever it proposes itself. */
export interface Policies {
  /** The tip of the base branch: decides. */
  readonly base: SheetState;
  /** Merge groups only: the sheet at the commit the group is built on; null: the same as `base`. */
  readonly group: SheetState | null;
}

/** A change as it stood at one head, with the files in it that speak for themselves. */
export interface Snapshot {
  readonly change: Change;
  /** The base's sheet with the files this change edits; null: the change edits none. */
  readonly proposed: SheetState | null;
  /** Sheet files changed both on the base since the merge base and by this change. */
  readonly conflicts: readonly string[];
  readonly records: readonly RecordChange[];
  readonly evidence: readonly Evidence[];
}

/** Who made the change, and whom the roles of the sheet stand for. */
export interface People {
  readonly author: Login | null;
  /** Authors and resolvable co-authors of the non-merge commits. */
  readonly contributors: readonly Login[];
  /** Members by `@org/team`; null: could not be resolved. */
  readonly teams: Readonly<Record<string, readonly Login[] | null>>;
  /** Approvers with admin rights; asked for only when the base's owners can't be read. */
  readonly admins: readonly Login[];
}

/** A commit of the base named by a rollback command; null when it is not a first-parent commit of the base. */
export type Landed = { readonly landed_at: Instant; readonly blobs: Readonly<Record<string, Sha | null>> } | null;

/** One serialisable value from which the verdict follows. */
export interface Facts {
  readonly version: 1;
  readonly now: Instant;
  readonly subject: Subject;
  readonly policies: Policies;
  readonly current: Snapshot;
  /** Heads that were reviewed or commented on, as they stood; null: could not be read. */
  readonly reviewed: Readonly<Record<Sha, Snapshot | null>>;
  /** Commits named by rollback commands. */
  readonly landed: Readonly<Record<Sha, Landed>>;
  readonly answers: Answers;
  readonly people: People;
  /** Accounts other than the gate's own that posted a status under its name on the head. */
  readonly foreign_statuses: readonly Login[];
  /** Reads that were incomplete: any of them makes the verdict `error`. */
  readonly problems: readonly Finding[];
}
