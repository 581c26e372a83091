import type { Sha } from "../../../model/change.ts";
import type { PostedStatus } from "../../../port/conversation.ts";
import { HostError } from "../../../port/host-error.ts";
import type { Publisher } from "../../../port/publisher.ts";
import type { Access } from "../client/access.ts";
import type { Session } from "../conversation/discussion.ts";
import { readFreshness, type Freshness } from "../conversation/freshness.ts";
import { ownComments } from "../conversation/own-comments.ts";
import { postComment } from "./post-comment.ts";
import { heldBy, postStatus } from "./post-status.ts";
import type { Target } from "../subject/target.ts";

// What stands there only saves a write: where it can't be read, the status is posted all the more.
async function postedBefore(session: Session, sha: Sha): Promise<readonly PostedStatus[]> {
  try {
    return await session.statuses(sha);
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  }
}

async function whoHolds(
  access: Access,
  session: Session,
  { sha, context }: { readonly sha: Sha; readonly context: string },
): Promise<number | null> {
  return heldBy(access, sha, { context, subject: session.subject, posted: await postedBefore(session, sha) });
}

// Comment and status say the same: both go by one answer.
function askedOnce<T>(ask: (sha: Sha) => Promise<T>): (sha: Sha) => Promise<T> {
  const answers = new Map<Sha, Promise<T>>();
  return (sha) => {
    const answer = answers.get(sha) ?? ask(sha);
    answers.set(sha, answer);
    return answer;
  };
}

interface Publishing {
  readonly target: Target;
  readonly context: string;
  readonly runNumber: number;
  readonly startedAgain: boolean;
  readonly runUrl: string | null;
}

/** The writing side of a pull request. The read of the head tells about our comment too, and serves the write that follows. */
export function createPublisher(
  access: Access,
  session: Session,
  { target, context, runNumber, startedAgain: again, runUrl }: Publishing,
): Publisher {
  let fresh: Freshness | null = null;
  const heldAt = askedOnce((sha) => whoHolds(access, session, { sha, context }));
  return {
    readNow: async () => {
      // Only what is known anyway: when reading failed, the head must still be found to say so there.
      const known = session.knownComments();
      const [own] = known === null ? [] : ownComments(known, await session.viewer());
      const read = await readFreshness(access, { number: target.number, context, comment: own?.node ?? null });
      fresh = own === undefined ? null : read;
      // A group's own commit belongs to one run.
      if (target.kind === "merge-group") return { head: target.head_sha, overtaken: false };
      const before = session.known()?.status ?? read.status;
      return { head: read.head, overtaken: read.status !== before };
    },
    heldBy: heldAt,
    postStatus: async (status) => {
      const posted = await postedBefore(session, status.sha);
      const held_by = status.state === "success" ? await heldAt(status.sha) : null;
      const known = { context, subject: session.subject, posted, held_by };
      return postStatus(access, { ...status, url: status.url ?? runUrl }, known);
    },
    postComment: async (comment) => {
      const comments = await session.comments();
      const viewer = await session.viewer();
      const kind = { kind: "gate", permission: "pull-requests: write" } as const;
      const job = { ...kind, number: target.number, run: runNumber, again, viewer, comments, fresh };
      // A second comment of the same run must look again.
      fresh = null;
      return postComment(access, job, comment);
    },
  };
}
