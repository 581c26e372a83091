import type { Login } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { PostedStatus } from "../../../port/conversation.ts";
import type { Access } from "../client/access.ts";
import { count, fields, text, textOrNull, type Fields } from "../client/answer.ts";
import { loginOf, sameLogin } from "../client/login.ts";
import { readPages } from "../client/pages.ts";
import { namedPullRequest, type SubjectOfUrl } from "../subject/subject-url.ts";

/** Whose statuses, of which context, about which pull request. */
export interface StatusQuestion {
  readonly context: string;
  readonly viewer: Login;
  readonly subject: SubjectOfUrl;
}

function stateOf(value: unknown): PostedStatus["state"] {
  return value === "success" || value === "pending" || value === "failure" ? value : "error";
}

/** One status of a list, as GitHub's REST answers spell it. */
export function statusOf(status: Fields, question: StatusQuestion): PostedStatus {
  const account = loginOf(status["creator"]);
  const named = namedPullRequest(textOrNull(status["target_url"], "status.target_url"), question.subject);
  return {
    by_us: sameLogin(account, question.viewer),
    account,
    names_subject: named === question.subject.number,
    names: named,
    state: stateOf(status["state"]),
    description: textOrNull(status["description"], "status.description") ?? "",
    created_at: text(status["created_at"], "status.created_at"),
  };
}

/** The statuses of one context on a commit, newest first as GitHub lists them. */
export async function readStatuses(access: Access, commit: Sha, question: StatusQuestion): Promise<PostedStatus[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
    parameters: { owner: access.owner, repo: access.repo, ref: commit },
    item: (value: unknown) => fields(value, "status"),
    id: (status: Fields) => count(status["id"], "status.id"),
    most_pages: 50,
  };
  const attempt = { doing: "read the commit statuses", permission: "statuses: read" } as const;
  const all = await readPages(access.client, wanted, attempt);
  return all.filter((status) => status["context"] === question.context).map((status) => statusOf(status, question));
}
