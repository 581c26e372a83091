import type { Instant } from "../../../model/answers.ts";
import type { Access, AccessOptions } from "../client/access.ts";
import { count, fields, isFields } from "../client/answer.ts";
import { mergeGroupTarget } from "./merge-group.ts";
import { isDue, readOpenPullRequests } from "./open-pull-requests.ts";
import { readPages } from "../client/pages.ts";
import { readMarked } from "../conversation/marker.ts";
import { at, branchName, numberAt, shaAt, textAt } from "./payload.ts";
import type { Target } from "./target.ts";

/** What an event is about: some pull requests (none is a good answer too), or why it says nothing. */
export type Found =
  | { readonly kind: "targets"; readonly targets: readonly Target[] }
  | { readonly kind: "refused"; readonly reason: string };

/** An event and how to ask GitHub what it is about. */
export interface SubjectQuestion extends AccessOptions {
  readonly serverUrl: string;
  readonly context: string;
  /** Name of the event, as in GITHUB_EVENT_NAME. */
  readonly event: string;
  /** The event's payload, parsed and not yet looked at. */
  readonly payload: unknown;
  readonly now: Instant;
}

function pullRequests(numbers: readonly number[]): Found {
  return { kind: "targets", targets: numbers.map((number) => ({ kind: "pull-request", number })) };
}

function refused(event: string, missing: string): Found {
  return { kind: "refused", reason: `the ${event} event names no ${missing}` };
}

function ofPullRequest({ event, payload }: SubjectQuestion): Found {
  const number = numberAt(payload, "pull_request", "number") ?? numberAt(payload, "number");
  return number === null ? refused(event, "pull request") : pullRequests([number]);
}

function ofComment({ event, payload }: SubjectQuestion): Found {
  const number = numberAt(payload, "issue", "number");
  if (number === null) return refused(event, "issue");
  // Comments on plain issues wake the workflow too.
  const about = isFields(at(payload, "issue", "pull_request")) && !isOwnDoing(payload);
  return pullRequests(about ? [number] : []);
}

// What an App writes wakes workflows, unlike the job's own token: a gate that answered its own comment would never end.
function isOwnDoing(payload: unknown): boolean {
  const author = numberAt(payload, "comment", "user", "id");
  const ours = readMarked(textAt(payload, "comment", "body") ?? "") !== null;
  return ours && author !== null && author === numberAt(payload, "sender", "id");
}

function ofMergeGroup({ event, payload }: SubjectQuestion): Found {
  if (at(payload, "action") === "destroyed") return pullRequests([]);
  const target = mergeGroupTarget(payload);
  return target === null ? refused(event, "pull request in a known form") : { kind: "targets", targets: [target] };
}

// The payload's own list is empty for forks, and artifacts of the first run are the fork's word: only head commit and
// head repository, compared with what GitHub says now, find the pull request.
async function ofWorkflowRun(access: Access, { event, payload }: SubjectQuestion): Promise<Found> {
  const head = shaAt(payload, "workflow_run", "head_sha");
  const branch = textAt(payload, "workflow_run", "head_branch");
  const repository = textAt(payload, "workflow_run", "head_repository", "full_name");
  const owner = textAt(payload, "workflow_run", "head_repository", "owner", "login");
  if (head === null || branch === null || repository === null || owner === null) return refused(event, "head branch");
  const wanted = {
    route: "GET /repos/{owner}/{repo}/pulls",
    parameters: { owner: access.owner, repo: access.repo, state: "open", head: `${owner}:${branch}` },
    item: (value: unknown) => fields(value, "pull request"),
    id: (pull: Readonly<Record<string, unknown>>) => count(pull["number"], "pull request.number"),
    most_pages: 5,
  };
  const attempt = { doing: "find the pull request of the run", permission: "pull-requests: read" } as const;
  const pulls = await readPages(access.client, wanted, attempt);
  const same = pulls.filter((pull) => {
    const from = textAt(pull, "head", "repo", "full_name");
    return at(pull, "head", "sha") === head && from?.toLowerCase() === repository.toLowerCase();
  });
  return pullRequests(same.map(wanted.id));
}

async function ofPush(access: Access, question: SubjectQuestion): Promise<Found> {
  const base = branchName(textAt(question.payload, "ref"));
  if (base === null) return refused(question.event, "branch");
  const open = await readOpenPullRequests(access, { ...question, base });
  return pullRequests(open.map((pull) => pull.number));
}

async function ofAll(access: Access, question: SubjectQuestion): Promise<Found> {
  const open = await readOpenPullRequests(access, { ...question, base: null });
  const scheduled = question.event === "schedule";
  return pullRequests(open.filter((pull) => !scheduled || isDue(pull, question.now)).map((pull) => pull.number));
}

// Most events say what they are about: their runs load the client only when there is something to judge.
async function accessFor(question: SubjectQuestion): Promise<Access> {
  const { createAccess } = await import("../client/access.ts");
  return createAccess(question);
}

/** Which pull requests or merge group an event is about. Throws a HostError when GitHub has to be asked and doesn't answer. */
export async function findSubject(question: SubjectQuestion): Promise<Found> {
  switch (question.event) {
    case "pull_request":
    case "pull_request_target":
    case "pull_request_review":
      return ofPullRequest(question);
    case "issue_comment":
      return ofComment(question);
    case "merge_group":
      return ofMergeGroup(question);
    case "workflow_run":
      return ofWorkflowRun(await accessFor(question), question);
    case "push":
      return ofPush(await accessFor(question), question);
    case "schedule":
    case "workflow_dispatch":
      return ofAll(await accessFor(question), question);
    default:
      return { kind: "refused", reason: `the event ${JSON.stringify(question.event)} is none that the gate knows` };
  }
}
