import definitions from "@octokit/webhooks-examples" with { type: "json" };
import { issueAt } from "./issue-actions.ts";
import { issueShape } from "./issue-shapes.ts";
import { isObject, list, text, type JsonObject } from "./json.ts";
import { pullShape } from "./pull-shape.ts";
import type { Server } from "./reply.ts";
import { commentShape, repositoryPage, repositoryShape, reviewShape, userShape } from "./rest-shapes.ts";
import { account, restLogin, type Comment, type PullRequest } from "./world.ts";

/** An event as a workflow run receives it: GITHUB_EVENT_NAME, the payload file, GITHUB_SHA, GITHUB_REF and GITHUB_ACTOR. */
export interface Event {
  readonly name: string;
  readonly payload: JsonObject;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
}

/** Makes events of the server's present state, in the shapes of GitHub's published examples. */
export interface Events {
  readonly pullRequest: (action: string, number: number, extra?: JsonObject) => Event;
  readonly pullRequestTarget: (action: string, number: number) => Event;
  readonly review: (action: "submitted" | "edited" | "dismissed", id: number) => Event;
  readonly comment: (action: "created" | "edited" | "deleted", id: number) => Event;
  readonly issue: (action: "opened" | "edited" | "closed", number: number) => Event;
  /** The unprivileged trigger has completed for this pull request's head; a fork's run names no pull request. */
  readonly workflowRun: (number: number) => Event;
  readonly mergeGroup: (group: {
    readonly number: number;
    readonly headSha: string;
    readonly baseSha: string;
    readonly base?: string;
  }) => Event;
  readonly push: (branch: string, before: string) => Event;
  readonly schedule: (cron?: string) => Event;
  readonly workflowDispatch: (inputs?: JsonObject) => Event;
}

/** One of GitHub's published payloads, preferably with this action. */
function example(name: string, action?: string): JsonObject {
  const examples = list({ definitions }, "definitions").find((each) => text(each, "name") === name);
  const all = list(examples, "examples");
  const found = all.find((each) => text(each, "action") === action) ?? all[0];
  if (!isObject(found)) throw new Error(`no published example of ${name}`);
  return found;
}

function over(original: unknown, fields: JsonObject): JsonObject {
  return { ...(isObject(original) ? original : {}), ...fields };
}

function about(server: Server, original: JsonObject, sender: string): JsonObject {
  const fullName = `${server.world.owner}/${server.world.name}`;
  const { installation: _, organization: __, ...rest } = original;
  return {
    ...rest,
    repository: over(original["repository"], repositoryShape(server, fullName, "full-repository")),
    sender: over(original["sender"], userShape(server, account(server.world, sender))),
  };
}

function defaultTip(server: Server): { readonly sha: string; readonly ref: string } {
  const ref = `refs/heads/${server.world.defaultBranch}`;
  return { sha: server.git.resolve(ref) ?? "", ref };
}

function pull(server: Server, number: number): PullRequest {
  const found = server.world.pulls.get(number);
  if (found === undefined) throw new Error(`no pull request ${String(number)}`);
  return found;
}

function pullEvent(
  server: Server,
  number: number,
  given: { readonly action: string; readonly extra?: JsonObject },
): Event {
  const request = pull(server, number);
  const sender = restLogin(request.author);
  const original = example("pull_request", given.action);
  const { label: _, changes: __, ...base } = original;
  const shown = over(base["pull_request"], pullShape(server, request, "pull-request"));
  const payload = { ...about(server, base, sender), ...given.extra, action: given.action, number, pull_request: shown };
  return {
    name: "pull_request",
    payload,
    sha: request.headSha,
    ref: `refs/pull/${String(number)}/merge`,
    actor: sender,
  };
}

function reviewEvent(server: Server, action: string, id: number): Event {
  const request = [...server.world.pulls.values()].find((each) => each.reviews.some((review) => review.id === id));
  const review = request?.reviews.find((each) => each.id === id);
  if (request === undefined || review === undefined) throw new Error(`no review ${String(id)}`);
  const original = example("pull_request_review", action);
  const sender = restLogin(review.author);
  const shape = reviewShape(server, request.number, review);
  const payload = {
    ...about(server, original, sender),
    action,
    // Events write the state in small letters, the API in capitals.
    review: over(original["review"], { ...shape, state: review.state.toLowerCase() }),
    pull_request: over(original["pull_request"], pullShape(server, request, "pull-request-simple")),
  };
  return {
    name: "pull_request_review",
    payload,
    sha: request.headSha,
    ref: `refs/pull/${String(request.number)}/merge`,
    actor: sender,
  };
}

function issueOf(server: Server, original: unknown, comment: Comment): JsonObject {
  const request = server.world.pulls.get(comment.number);
  const page = `${repositoryPage(server)}/pull/${String(comment.number)}`;
  const url = `${server.apiUrl}/repos/${server.world.owner}/${server.world.name}/pulls/${String(comment.number)}`;
  const links = { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
  const known =
    request === undefined
      ? {}
      : { title: request.title, state: request.state, user: userShape(server, request.author) };
  return over(original, { ...known, number: comment.number, html_url: page, pull_request: links });
}

function commentEvent(server: Server, action: string, id: number): Event {
  const comment = server.world.comments.get(id);
  if (comment === undefined) throw new Error(`no comment ${String(id)}: make the event of a deletion before deleting`);
  const original = example("issue_comment", action);
  const sender = restLogin(action === "edited" ? (comment.editor ?? comment.author) : comment.author);
  const payload = {
    ...about(server, original, sender),
    action,
    issue: issueOf(server, original["issue"], comment),
    comment: over(original["comment"], commentShape(server, comment)),
  };
  return { name: "issue_comment", payload, ...defaultTip(server), actor: sender };
}

function issueEvent(server: Server, action: string, number: number): Event {
  const issue = issueAt(server.world, number);
  const original = example("issues", action);
  const { label: _, changes: __, ...base } = original;
  const sender = restLogin(issue.author);
  const payload = {
    ...about(server, base, sender),
    action,
    issue: over(base["issue"], issueShape(server, issue)),
  };
  return { name: "issues", payload, ...defaultTip(server), actor: sender };
}

function workflowRunEvent(server: Server, number: number): Event {
  const request = pull(server, number);
  const original = example("workflow_run", "completed");
  const own = `${server.world.owner}/${server.world.name}`;
  const head = request.headRepository ?? own;
  const entry = {
    id: 7000 + number,
    number,
    head: { ref: request.headRef, sha: request.headSha },
    base: { ref: request.baseRef, sha: request.baseSha },
  };
  const run = over(original["workflow_run"], {
    name: "signal-trigger",
    event: "pull_request",
    status: "completed",
    conclusion: "success",
    head_branch: request.headRef,
    head_sha: request.headSha,
    head_repository: repositoryShape(server, head, "minimal-repository"),
    repository: repositoryShape(server, own, "minimal-repository"),
    pull_requests: head === own ? [entry] : [],
  });
  const payload = { ...about(server, original, restLogin(request.author)), action: "completed", workflow_run: run };
  return { name: "workflow_run", payload, ...defaultTip(server), actor: restLogin(request.author) };
}

function mergeGroupEvent(server: Server, group: Parameters<Events["mergeGroup"]>[0]): Event {
  const original = example("merge_group", "checks_requested");
  const base = group.base ?? server.world.defaultBranch;
  const ref = `refs/heads/gh-readonly-queue/${base}/pr-${String(group.number)}-${group.baseSha}`;
  const commit = server.git.commit(group.headSha);
  const { name, email, date } = commit.author;
  const merge = over(original["merge_group"], {
    head_sha: group.headSha,
    head_ref: ref,
    base_sha: group.baseSha,
    base_ref: `refs/heads/${base}`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: date,
      author: { name, email },
      committer: { name, email },
    },
  });
  const sender = "github-merge-queue[bot]";
  const payload = { ...about(server, original, sender), action: "checks_requested", merge_group: merge };
  return { name: "merge_group", payload, sha: group.headSha, ref, actor: sender };
}

function pushEvent(server: Server, branch: string, before: string): Event {
  const ref = `refs/heads/${branch}`;
  const after = server.git.resolve(ref) ?? "0".repeat(40);
  const commit = server.git.commit(after);
  const original = example("push");
  const head = over(original["head_commit"], {
    id: after,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
  });
  const payload = {
    ...about(server, original, "ada"),
    ref,
    before,
    after,
    created: false,
    head_commit: head,
    commits: [head],
  };
  return { name: "push", payload, sha: after, ref, actor: "ada" };
}

/** The events of one server. */
export function createEvents(server: Server): Events {
  const dispatched = example("workflow_dispatch");
  return {
    pullRequest: (action, number, extra) =>
      pullEvent(server, number, extra === undefined ? { action } : { action, extra }),
    pullRequestTarget: (action, number) => ({
      ...pullEvent(server, number, { action }),
      name: "pull_request_target",
      ...defaultTip(server),
    }),
    review: (action, id) => reviewEvent(server, action, id),
    comment: (action, id) => commentEvent(server, action, id),
    issue: (action, number) => issueEvent(server, action, number),
    workflowRun: (number) => workflowRunEvent(server, number),
    mergeGroup: (group) => mergeGroupEvent(server, group),
    push: (branch, before) => pushEvent(server, branch, before),
    // The runner makes this payload itself, so there is no published example.
    schedule: (cron = "17 * * * *") => {
      const payload = about(server, { schedule: cron, workflow: ".github/workflows/signal-gate.yml" }, "ada");
      return { name: "schedule", payload, ...defaultTip(server), actor: "ada" };
    },
    workflowDispatch: (inputs = {}) => {
      const tip = defaultTip(server);
      const payload = {
        ...about(server, dispatched, "ada"),
        inputs,
        ref: tip.ref,
        workflow: ".github/workflows/signal-gate.yml",
      };
      return { name: "workflow_dispatch", payload, ...tip, actor: "ada" };
    },
  };
}
