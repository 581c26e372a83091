import type { Comment, Head, Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Conversation, Discussion, PostedStatus } from "../../port/conversation.ts";
import type { Comparison } from "../../port/repository.ts";

interface Query {
  readonly conversation: Conversation;
  readonly comparison: Comparison;
  readonly comments: readonly Comment[];
  /** Statuses of the head; null: the host has none. */
  readonly statuses: readonly PostedStatus[] | null;
}

interface CollectedHeads {
  readonly heads: readonly Head[];
  readonly posts_statuses: boolean;
  /** Accounts that posted under the gate's name on the head and are not the gate. */
  readonly foreign: readonly string[];
}

/** Earlier heads whose statuses are read at most; answers older than those are void. */
const mostHeads = 30;

/**
 * When the gate first posted on each head, newest head first and only as far back as some review or command needs:
 * that time tells which content a person had in front of them.
 */
export async function collectHeads(
  discussion: Discussion,
  { conversation, comparison, comments, statuses: ofHead }: Query,
): Promise<CollectedHeads> {
  const { head, replaced_heads, retargeted_at } = conversation;
  const former = [...replaced_heads, ...comparison.commits.map((commit) => commit.sha)].filter((sha) => sha !== head);
  const shas = [...new Set(former), head];
  if (ofHead === null)
    return { heads: shas.map((sha) => ({ sha, first_status_at: null })), posts_statuses: false, foreign: [] };
  const needed = oldestAnswer(conversation, comments);
  const first = new Map([[head, firstOwn(ofHead)]]);
  // A head that was left and came back has an old status that says nothing about the heads between.
  const ends = new Set(shas.filter((sha) => sha !== head || !replaced_heads.includes(head)));
  for (const sha of shas.slice(0, -1).reverse().slice(0, mostHeads)) {
    const reached = [...first].some(([known, at]) => ends.has(known) && at !== null && needed !== null && at <= needed);
    if (needed === null || reached) break;
    first.set(sha, firstOwn((await discussion.readStatuses(sha)) ?? []));
  }
  const seen = retargeted_at === null ? first : sinceRetarget(first, retargeted_at);
  return {
    heads: shas.map((sha) => ({ sha, first_status_at: seen.get(sha) ?? null })),
    posts_statuses: true,
    foreign: [...new Set(ofHead.filter((status) => !status.by_us).map((status) => status.account))].sort(),
  };
}

type FirstPosts = ReadonlyMap<Sha, Instant | null>;

/**
 * What was shown before a pull request got another base was another change, so answers from before bind to nothing. The head
 * that stood then is seen against the new base from that moment on.
 */
function sinceRetarget(first: FirstPosts, moved: Instant): FirstPosts {
  const before = [...first].filter(([, at]) => at !== null && at <= moved);
  const stood = before.reduce<readonly [Sha, Instant | null] | null>(
    (newest, one) => (newest === null || (one[1] ?? "") >= (newest[1] ?? "") ? one : newest),
    null,
  );
  // Times are whole seconds: what was said within the same one may have been said before.
  const from = new Date(Date.parse(moved) + 1).toISOString();
  const left = new Map(before.map(([sha]) => [sha, sha === stood?.[0] ? from : null]));
  return new Map([...first].map(([sha, at]) => [sha, left.has(sha) ? (left.get(sha) ?? null) : at]));
}

function firstOwn(statuses: readonly PostedStatus[]): string | null {
  const own = statuses.filter((status) => status.by_us && status.names_subject).map((status) => status.created_at);
  return own.sort()[0] ?? null;
}

function oldestAnswer({ reviews }: Conversation, comments: readonly Comment[]): string | null {
  const approvals = reviews.filter((review) => review.state === "APPROVED").map((review) => review.submitted_at);
  return [...approvals, ...comments.map((comment) => comment.created_at)].sort()[0] ?? null;
}
