import type { Instant, Login, Review } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Conversation } from "../../../port/conversation.ts";
import type { ShownDashboard } from "../../../port/dashboard.ts";
import type { Access } from "../client/access.ts";
import { count, fields, list, sha, text, type Fields } from "../client/answer.ts";
import { conversationQuery, moreQueries } from "./conversation-query.ts";
import { connectionPage } from "../client/connection.ts";
import { loginOf } from "../client/login.ts";
import { newestStatus } from "./freshness.ts";
import { foldersOfCommit, type SheetFolder } from "../objects/sheet-folder.ts";
import { reviewState } from "./review-state.ts";
import { shownDashboard } from "./shown-dashboard.ts";
import type { Target } from "../subject/target.ts";
import { GitHubError } from "../client/trouble.ts";

/** The conversation, the account that the token belongs to, and the sheet that decides. */
export interface ConversationRead {
  readonly conversation: Conversation;
  readonly viewer: Login;
  /** The sheet at the tip of the base branch, as far as it came along. */
  readonly sheet: readonly SheetFolder[];
  readonly dashboard: ShownDashboard | null;
  /** The newest status on the head, to be compared with what stands there when this run posts its own. */
  readonly status: string;
}

const attempt = { doing: "read the pull request", permission: "pull-requests: read" } as const;
const mostPages = 50;

async function readRest(
  access: Access,
  number: number,
  from: { readonly what: "reviews" | "pushes"; readonly pull: Fields },
) {
  const nodes: unknown[] = [];
  let page = connectionPage(from.pull[from.what], from.what);
  for (let read = 1; read <= mostPages; read += 1) {
    nodes.push(...page.nodes);
    if (page.next === null) return nodes;
    const variables = { owner: access.owner, repo: access.repo, number, after: page.next };
    const data = await access.client.query({ query: moreQueries[from.what], variables }, attempt);
    const pull = fields(fields(data["repository"], "repository")["pullRequest"], "pullRequest");
    page = connectionPage(pull[from.what], from.what);
  }
  throw new GitHubError(`could not ${attempt.doing}: its ${from.what} do not end`, { status: 0, hint: "run again" });
}

function reviewOf(value: unknown): Review | null {
  const review = fields(value, "review");
  const state = reviewState(review["state"]);
  if (state === null) return null;
  return {
    id: count(review["fullDatabaseId"], "review.id"),
    author: loginOf(review["author"]),
    state,
    submitted_at: text(review["submittedAt"], "review.submittedAt"),
    commit: oidOrNull(review["commit"]),
    url: text(review["url"], "review.url"),
  };
}

function lastMove(pull: Fields): Instant | null {
  const [move] = list(fields(pull["moves"], "moves")["nodes"], "moves.nodes");
  return move === undefined ? null : text(fields(move, "move")["createdAt"], "move.createdAt");
}

function oidOrNull(value: unknown): Sha | null {
  return value === null || value === undefined ? null : sha(fields(value, "commit")["oid"], "commit.oid");
}

function tipOf(ref: unknown, branch: string): Fields {
  if (ref === null || ref === undefined) {
    throw new GitHubError(`could not ${attempt.doing}: its base branch ${branch} is gone`, {
      status: 404,
      hint: "point the pull request at a branch that exists",
    });
  }
  return fields(fields(ref, "baseRef")["target"], "baseRef.target");
}

function oidOf(tip: Fields): Sha {
  return sha(tip["oid"], "baseRef.target.oid");
}

function commitsOf(target: Target, repository: Fields, pull: Fields) {
  if (target.kind === "merge-group") {
    const tip = tipOf(repository["ref"], target.base_ref);
    const commits = { base: oidOf(tip), compare_base: target.base_sha, head: target.head_sha };
    return { tip, commits: { branch: target.base_ref, ...commits } };
  }
  const branch = text(pull["baseRefName"], "baseRefName");
  const tip = tipOf(pull["baseRef"], branch);
  const base = oidOf(tip);
  return { tip, commits: { branch, base, compare_base: base, head: sha(pull["headRefOid"], "headRefOid") } };
}

function defaultBranch(ref: unknown): Conversation["default_branch"] {
  if (ref === null || ref === undefined) return null;
  const name = text(fields(ref, "defaultBranchRef")["name"], "defaultBranchRef.name");
  return { name, sha: oidOf(tipOf(ref, name)) };
}

function subjectOf({ kind, number }: Target, pull: Fields): Conversation["subject"] {
  return {
    kind,
    number,
    url: text(pull["url"], "pullRequest.url"),
    draft: pull["isDraft"] === true,
    opened_at: text(pull["createdAt"], "pullRequest.createdAt"),
  };
}

/** Reads the pull request of a target with all its reviews; for a merge group the commits are the group's. */
export async function readConversation(
  access: Access,
  { target, context }: { readonly target: Target; readonly context: string },
): Promise<ConversationRead> {
  const group = target.kind === "merge-group";
  const branch = group ? `refs/heads/${target.base_ref}` : "";
  const variables = { owner: access.owner, repo: access.repo, number: target.number, context, group, branch };
  const data = await access.client.query({ query: conversationQuery, variables, may_fail: "dashboard" }, attempt);
  const repository = fields(data["repository"], "repository");
  const pull = fields(repository["pullRequest"], "pullRequest");
  const reviews = await readRest(access, target.number, { what: "reviews", pull });
  const pushes = await readRest(access, target.number, { what: "pushes", pull });
  const { tip, commits } = commitsOf(target, repository, pull);
  const viewer = loginOf(fields(data["viewer"], "viewer"));
  const queued_head = group ? sha(pull["headRefOid"], "headRefOid") : null;
  return {
    sheet: foldersOfCommit(commits.base, tip),
    viewer,
    status: newestStatus(pull),
    dashboard: shownDashboard(data["dashboard"], viewer),
    conversation: {
      subject: subjectOf(target, pull),
      open: text(pull["state"], "pullRequest.state") === "OPEN",
      ...commits,
      default_branch: defaultBranch(repository["defaultBranchRef"]),
      author: loginOf(pull["author"]),
      reviews: reviews.map(reviewOf).filter((review) => review !== null),
      replaced_heads: [
        ...pushes.flatMap((push) => oidOrNull(fields(push, "push")["beforeCommit"]) ?? []),
        // A squashed group does not hold the commit that people reviewed.
        ...(queued_head === null ? [] : [queued_head]),
      ],
      queued_head,
      retargeted_at: lastMove(pull),
      changed_files: group ? null : count(pull["changedFiles"], "changedFiles"),
    },
  };
}
