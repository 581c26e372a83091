import type { Login } from "../../../model/answers.ts";
import type { Publisher } from "../../../port/publisher.ts";
import type { Access } from "../client/access.ts";
import { count, fields } from "../client/answer.ts";
import type { CommentNow } from "../conversation/comment-now.ts";
import { readFreshness, type Freshness } from "../conversation/freshness.ts";
import { sameLogin } from "../client/login.ts";
import { marked, readMarked, type MarkKind } from "../conversation/marker.ts";
import { ownComments } from "../conversation/own-comments.ts";
import { readComments, type HostComment } from "../conversation/read-comments.ts";
import { isNotPermitted, type Attempt, type Permission } from "../client/trouble.ts";

/** What a comment is written with. */
export interface CommentJob {
  readonly number: number;
  readonly kind: MarkKind;
  /** What the token needs to write it. */
  readonly permission: Permission;
  readonly run: number;
  /** Whether the run was started again: it is then newer than its number says. */
  readonly again: boolean;
  readonly viewer: Login;
  /** Comments as read in this run. */
  readonly comments: readonly HostComment[];
  /** Our comment as read just before; null: it was not read. */
  readonly fresh: Pick<Freshness, "comment"> | null;
}

type Outcome = Awaited<ReturnType<Publisher["postComment"]>>;

const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

function attemptOf({ permission }: CommentJob): Attempt {
  return { doing: "write the comment", permission };
}

async function remove(access: Access, job: CommentJob, comment: HostComment): Promise<void> {
  try {
    await access.client.rest(
      `DELETE ${one}`,
      { owner: access.owner, repo: access.repo, comment_id: comment.id },
      attemptOf(job),
    );
  } catch (error) {
    // Another run may have removed it first; a duplicate that stays harms nobody.
    if (!isNotPermitted(error)) throw error;
  }
}

async function update(
  access: Access,
  job: CommentJob,
  at: { readonly id: number; readonly now: CommentNow; readonly body: string },
) {
  const written = readMarked(at.now.body, job.kind);
  const ours = at.now.editor === null || sameLogin(at.now.editor, job.viewer);
  const newest = ours && written !== null ? Math.max(written.run, job.run) : job.run;
  if (newest > job.run && !job.again) return "superseded";
  if (ours && written?.body === at.body) return "unchanged";
  const body = marked({ run: newest, body: at.body }, job.kind);
  await access.client.rest(
    `PATCH ${one}`,
    { owner: access.owner, repo: access.repo, comment_id: at.id, body },
    attemptOf(job),
  );
  return "posted";
}

async function create(access: Access, job: CommentJob, body: string): Promise<Outcome> {
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const parameters = { owner: access.owner, repo: access.repo, issue_number: job.number };
  const text = marked({ run: job.run, body }, job.kind);
  const answer = await access.client.rest(route, { ...parameters, body: text }, attemptOf(job));
  const created = count(fields(answer.data, "comment")["id"], "comment.id");
  // Another run may have created one in the same moment: the older one stays.
  const all = ownComments(await readComments(access, job.number), job.viewer, job.kind);
  const [oldest, ...newer] = all;
  if (oldest === undefined || oldest.id === created) return "posted";
  for (const comment of newer.filter((each) => each.id === created)) await remove(access, job, comment);
  return await update(access, job, { id: oldest.id, now: { body: oldest.body, editor: null }, body });
}

async function updateOldest(access: Access, job: CommentJob, body: string): Promise<Outcome | null> {
  const [oldest, ...duplicates] = ownComments(job.comments, job.viewer, job.kind);
  if (oldest === undefined) return null;
  const fresh = job.fresh ?? (await readFreshness(access, { number: job.number, context: "", comment: oldest.node }));
  const now = fresh.comment;
  if (now === null) return null;
  const outcome = await update(access, job, { id: oldest.id, now, body });
  if (outcome !== "superseded") for (const comment of duplicates) await remove(access, job, comment);
  return outcome;
}

/** Creates our one comment or brings it up to date; see Publisher. */
export async function postComment(
  access: Access,
  job: CommentJob,
  comment: { readonly body: string | null; readonly quiet: string },
): Promise<Outcome> {
  try {
    const updated = await updateOldest(access, job, comment.body ?? comment.quiet);
    if (updated !== null) return updated;
    return comment.body === null ? "unchanged" : await create(access, job, comment.body);
  } catch (error) {
    if (isNotPermitted(error)) return "not-permitted";
    throw error;
  }
}
