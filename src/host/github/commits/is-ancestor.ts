import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, isSha, text } from "../client/answer.ts";
import { GitHubError } from "../client/trouble.ts";

/** Whether one commit is another one or its ancestor; a commit that GitHub doesn't know is none. */
export async function isAncestor(access: Access, commit: Sha, of: Sha): Promise<boolean> {
  if (!isSha(commit)) return false;
  const parameters = { owner: access.owner, repo: access.repo, basehead: `${commit}...${of}`, per_page: 1, page: 1 };
  const attempt = { doing: "compare two commits", permission: "contents: read" } as const;
  try {
    const answer = await access.client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, attempt);
    const status = text(fields(answer.data, "comparison")["status"], "comparison.status");
    return status === "ahead" || status === "identical";
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 404 || error.status === 422)) return false;
    throw error;
  }
}
