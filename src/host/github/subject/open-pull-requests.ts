import type { Instant, Login } from "../../../model/answers.ts";
import type { Access } from "../client/access.ts";
import { count, fields, isFields, list, text, textOrNull } from "../client/answer.ts";
import { connectionPage } from "../client/connection.ts";
import { loginOf, sameLogin } from "../client/login.ts";
import { namesSubject } from "./subject-url.ts";
import { GitHubError } from "../client/trouble.ts";

/**
 * An open pull request as a scheduled run sees it; `posted` is the newest status of the gate's context on its head,
 * null when it isn't ours or is about another pull request.
 */
export interface OpenPullRequest {
  readonly number: number;
  readonly base_ref: string;
  /** Committer date of the base branch's tip; null when the branch is gone. */
  readonly base_committed_at: Instant | null;
  readonly posted: { readonly state: string; readonly description: string; readonly created_at: Instant } | null;
}

/** Open pull requests with what decides whether a scheduled run looks at them again: 100 in a request. */
export const openPullRequestsQuery = `query ($owner: String!, $repo: String!, $context: String!, $base: String, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, baseRefName: $base, first: 100, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        baseRefName
        baseRef { target { ... on Commit { committedDate } } }
        commits(last: 1) { nodes { commit { status { context(name: $context) { state description createdAt targetUrl creator { __typename login } } } } } }
      }
    }
  }
}`;

const attempt = { doing: "list the open pull requests", permission: "pull-requests: read" } as const;
const mostPages = 20;

interface Ours {
  readonly access: Access;
  readonly serverUrl: string;
  readonly viewer: Login;
}

function postedOf(value: unknown, ours: Ours, number: number): OpenPullRequest["posted"] {
  const subject = { serverUrl: ours.serverUrl, owner: ours.access.owner, repo: ours.access.repo, number };
  const [last] = list(fields(value, "commits")["nodes"], "commits.nodes");
  const commit = last === undefined ? null : fields(fields(last, "commit")["commit"], "commit");
  const status = isFields(commit?.["status"]) ? commit["status"]["context"] : null;
  if (!isFields(status) || !sameLogin(loginOf(status["creator"]), ours.viewer)) return null;
  if (!namesSubject(textOrNull(status["targetUrl"], "status.targetUrl"), subject)) return null;
  return {
    state: text(status["state"], "status.state"),
    description: textOrNull(status["description"], "status.description") ?? "",
    created_at: text(status["createdAt"], "status.createdAt"),
  };
}

function openPullRequest(value: unknown, ours: Ours): OpenPullRequest {
  const pull = fields(value, "pullRequest");
  const number = count(pull["number"], "pullRequest.number");
  const tip = isFields(pull["baseRef"]) ? pull["baseRef"]["target"] : null;
  return {
    number,
    base_ref: text(pull["baseRefName"], "pullRequest.baseRefName"),
    base_committed_at: isFields(tip) ? textOrNull(tip["committedDate"], "target.committedDate") : null,
    posted: postedOf(pull["commits"], ours, number),
  };
}

/** All open pull requests, oldest first; `base` narrows them to one base branch. */
export async function readOpenPullRequests(
  access: Access,
  wanted: { readonly context: string; readonly serverUrl: string; readonly base: string | null },
): Promise<OpenPullRequest[]> {
  const found: OpenPullRequest[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { owner: access.owner, repo: access.repo, context: wanted.context, base: wanted.base, after };
    const data = await access.client.query({ query: openPullRequestsQuery, variables }, attempt);
    const { nodes, next } = connectionPage(fields(data["repository"], "repository")["pullRequests"], "pullRequests");
    const ours = { access, serverUrl: wanted.serverUrl, viewer: loginOf(fields(data["viewer"], "viewer")) };
    found.push(...nodes.map((node) => openPullRequest(node, ours)));
    if (next === null) return found;
    after = next;
  }
  throw new GitHubError("could not list the open pull requests: there are more than 2000", {
    status: 0,
    hint: "close what nobody will merge, or start the gate for single pull requests",
  });
}

/**
 * Whether a scheduled run judges a pull request again: it has no status of the gate, it isn't green, it was overridden (which
 * expires), its status does not end with the base branch's name (GitHub may give it another base and send no event), that
 * branch has a commit newer than the status, or the status is from another day: freezes begin and evidence ages with the day, in UTC.
 */
export function isDue({ posted, base_ref, base_committed_at }: OpenPullRequest, now: Instant): boolean {
  if (posted === null || posted.state !== "SUCCESS" || posted.description.startsWith("overridden")) return true;
  if (!posted.description.endsWith(` · ${base_ref}`)) return true;
  if (base_committed_at === null || Date.parse(base_committed_at) > Date.parse(posted.created_at)) return true;
  return posted.created_at.slice(0, 10) !== now.slice(0, 10);
}
