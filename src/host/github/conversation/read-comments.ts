import type { Comment } from "../../../model/answers.ts";
import type { Access } from "../client/access.ts";
import { count, fields, text, textOrNull } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";
import { readPages } from "../client/pages.ts";

/** A comment with the id by which GraphQL knows it. */
export interface HostComment extends Comment {
  readonly node: string;
}

function commentOf(value: unknown): HostComment {
  const comment = fields(value, "comment");
  const created = text(comment["created_at"], "comment.created_at");
  return {
    id: count(comment["id"], "comment.id"),
    node: text(comment["node_id"], "comment.node_id"),
    author: loginOf(comment["user"]),
    body: textOrNull(comment["body"], "comment.body") ?? "",
    created_at: created,
    edited: text(comment["updated_at"], "comment.updated_at") !== created,
    url: textOrNull(comment["html_url"], "comment.html_url"),
  };
}

/** All comments of a pull request, oldest first. */
export async function readComments(access: Access, number: number): Promise<HostComment[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
    parameters: { owner: access.owner, repo: access.repo, issue_number: number },
    item: commentOf,
    id: (comment: HostComment) => comment.id,
    most_pages: 100,
  };
  const attempt = { doing: "read the comments", permission: "pull-requests: read" } as const;
  return await readPages(access.client, wanted, attempt);
}

/** Only what the port promises. */
export function plainComment({ node: _node, ...comment }: HostComment): Comment {
  return comment;
}
