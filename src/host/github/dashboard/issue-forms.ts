import type { FiledIssue, IssueForms } from "../../../port/issue-forms.ts";
import { type Access, type AccessOptions, createAccess } from "../client/access.ts";
import { fields, isFields, list, text, textOrNull } from "../client/answer.ts";
import { commentNow, commentNowPart, type CommentNow } from "../conversation/comment-now.ts";
import { ownComments } from "../conversation/own-comments.ts";
import { postComment, type CommentJob } from "../publish/post-comment.ts";
import { readComments } from "../conversation/read-comments.ts";
import { readViewer } from "../conversation/read-viewer.ts";
import { GitHubError } from "../client/trouble.ts";

/** What is needed to read and answer issues of a repository. */
export interface IssueFormsOptions extends AccessOptions {
  /** Grows from run to run: a lower one never overwrites a higher one's answer. */
  readonly runNumber: number;
}

/** Our comment on an issue as it is now. */
export const commentQuery = `query ($comment: ID!) {
  comment: node(id: $comment) { ${commentNowPart} }
}`;

/** Issues on GitHub, each with at most one comment of ours, found by marker and author. */
export function createIssueForms(options: IssueFormsOptions): IssueForms {
  const access = createAccess(options);
  return {
    readIssue: (number) => readIssue(access, number),
    postAnswer: async (number, body) => {
      const viewer = await readViewer(access);
      const comments = await readComments(access, number);
      const [own] = ownComments(comments, viewer, "form");
      const fresh = own === undefined ? null : { comment: await readComment(access, own.node) };
      const job: CommentJob = {
        number,
        kind: "form",
        permission: "issues: write",
        run: options.runNumber,
        again: false,
        viewer,
        comments,
        fresh,
      };
      return postComment(access, job, { body, quiet: body });
    },
  };
}

async function readIssue(access: Access, number: number): Promise<FiledIssue | null> {
  const attempt = { doing: "read the issue", permission: "issues: read" } as const;
  const parameters = { owner: access.owner, repo: access.repo, issue_number: number };
  try {
    const answer = await access.client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", parameters, attempt);
    const issue = fields(answer.data, "issue");
    if (isFields(issue["pull_request"])) return null;
    return {
      body: textOrNull(issue["body"], "issue.body") ?? "",
      labels: list(issue["labels"], "issue.labels").map(labelName),
      filed_at: text(issue["created_at"], "issue.created_at"),
    };
  } catch (error) {
    // Deleted, or moved to another repository.
    if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}

function labelName(label: unknown): string {
  return typeof label === "string" ? label : text(fields(label, "label")["name"], "label.name");
}

/** Our comment as it stands, with who changed it last; null: it was deleted just now. */
async function readComment(access: Access, node: string): Promise<CommentNow | null> {
  const attempt = { doing: "read our comment again", permission: "issues: read" } as const;
  const request = { query: commentQuery, variables: { comment: node }, may_be_gone: "comment" };
  return commentNow((await access.client.query(request, attempt))["comment"]);
}
