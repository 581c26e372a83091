import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, sha, type Fields } from "../client/answer.ts";
import { commentNow, type CommentNow } from "./comment-now.ts";
import { freshnessQuery } from "./conversation-query.ts";

/** The head of the pull request, its newest status and our comment, as they are right now. */
export interface Freshness {
  readonly head: Sha;
  /** Equal for equal statuses; what it says is nobody's business. */
  readonly status: string;
  /** Null: there is none any more. */
  readonly comment: CommentNow | null;
}

/** Reads the head, and the comment with a node id where one is known. */
export async function readFreshness(
  access: Access,
  query: { readonly number: number; readonly context: string; readonly comment: string | null },
): Promise<Freshness> {
  const variables = {
    owner: access.owner,
    repo: access.repo,
    number: query.number,
    context: query.context,
    comment: query.comment ?? "",
    known: query.comment !== null,
  };
  // A comment that was deleted since is an error to GraphQL and no trouble to us.
  const request = { query: freshnessQuery, variables, may_be_gone: "comment" };
  const attempt = { doing: "read the pull request's head again", permission: "pull-requests: read" } as const;
  const data = await access.client.query(request, attempt);
  const pull = fields(fields(data["repository"], "repository")["pullRequest"], "pullRequest");
  return {
    head: sha(pull["headRefOid"], "headRefOid"),
    status: newestStatus(pull),
    comment: commentNow(data["comment"]),
  };
}

/** The newest status on the head of a pull request as a text to compare. */
export function newestStatus(pull: Fields): string {
  return JSON.stringify(fields(pull["commits"], "commits")["nodes"]);
}
