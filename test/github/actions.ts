import { addIssue, changeIssue, type IssueChange, type OpenIssue } from "./issue-actions.ts";
import {
  account,
  nextNumber,
  takeId,
  timestamp,
  type CheckRun,
  type Comment,
  type PullRequest,
  type Review,
  type Status,
  type World,
} from "./world.ts";

/** What a test says to open a pull request; the head is the branch's present commit. */
export interface OpenPullRequest {
  readonly head: string;
  readonly base?: string;
  readonly author?: string;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** OWNER/NAME of the fork that holds the branch; git keeps it under `refs/forks/OWNER/`. */
  readonly fork?: string;
}

/** Ref under which the repository of the tests keeps a pull request's branch. */
export function headRef(world: World, repository: string | null, branch: string): string {
  const own = `${world.owner}/${world.name}`;
  if (repository === null || repository === own) return `refs/heads/${branch}`;
  return `refs/forks/${repository.split("/")[0] ?? ""}/${branch}`;
}

function pull(world: World, number: number): PullRequest {
  const found = world.pulls.get(number);
  if (found === undefined) throw new Error(`no pull request ${String(number)}`);
  return found;
}

function open(world: World, options: OpenPullRequest): number {
  const number = nextNumber(world);
  const headRepository = options.fork ?? `${world.owner}/${world.name}`;
  const baseRef = options.base ?? world.defaultBranch;
  world.pulls.set(number, {
    number,
    title: options.title ?? `Change ${options.head}`,
    body: options.body ?? "",
    author: account(world, options.author ?? "ada"),
    draft: options.draft ?? false,
    state: "open",
    mergeSha: null,
    mergedBy: null,
    rebased: [],
    closedAt: null,
    headRepository,
    headRef: options.head,
    headSha: world.repository.sha(headRef(world, headRepository, options.head)),
    baseRef,
    baseSha: world.repository.sha(`refs/heads/${baseRef}`),
    labels: options.labels ?? [],
    createdAt: timestamp(world),
    updatedAt: timestamp(world),
    reviews: [],
    forcePushes: [],
    baseChanges: [],
  });
  return number;
}

function contains(world: World, older: string, newer: string): boolean {
  return world.repository.git("merge-base", "--all", older, newer).split("\n").includes(older);
}

/** Takes the branch's present commit as head; a rewrite leaves a timeline event and re-points every review, as GitHub does. */
function push(world: World, number: number, actor?: string): string {
  const request = pull(world, number);
  const before = request.headSha;
  const after = world.repository.sha(headRef(world, request.headRepository, request.headRef));
  request.headSha = after;
  request.baseSha = world.repository.sha(`refs/heads/${request.baseRef}`);
  request.updatedAt = timestamp(world);
  if (contains(world, before, after)) return after;
  const who = actor === undefined ? request.author : account(world, actor);
  request.forcePushes.push({ createdAt: timestamp(world), before, after, actor: who });
  for (const review of request.reviews) review.commitId = after;
  return after;
}

function submitReview(
  world: World,
  number: number,
  review: { readonly by: string; readonly state: Review["state"]; readonly body?: string; readonly commit?: string },
): number {
  const request = pull(world, number);
  const id = takeId(world);
  const commitId = review.commit ?? request.headSha;
  const author = account(world, review.by);
  request.reviews.push({
    id,
    author,
    state: review.state,
    body: review.body ?? "",
    commitId,
    submittedAt: timestamp(world),
  });
  return id;
}

function review(world: World, id: number): Review {
  const found = [...world.pulls.values()].flatMap((each) => each.reviews).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no review ${String(id)}`);
  return found;
}

/** Adds a comment to a pull request and returns it. */
export function addComment(
  world: World,
  number: number,
  given: { readonly by: string; readonly body: string },
): Comment {
  const at = timestamp(world);
  const author = account(world, given.by);
  const comment: Comment = {
    id: takeId(world),
    number,
    author,
    body: given.body,
    createdAt: at,
    updatedAt: at,
    editor: null,
  };
  world.comments.set(comment.id, comment);
  return comment;
}

/** Replaces a comment's text; by default its own author did it. */
export function changeComment(
  world: World,
  id: number,
  given: { readonly body: string; readonly by?: string },
): Comment {
  const comment = world.comments.get(id);
  if (comment === undefined) throw new Error(`no comment ${String(id)}`);
  comment.body = given.body;
  comment.updatedAt = timestamp(world);
  comment.editor = given.by === undefined ? comment.author : account(world, given.by);
  return comment;
}

/** Adds a commit status and returns it. */
export function addStatus(
  world: World,
  sha: string,
  given: {
    readonly by: string;
    readonly state: string;
    readonly context: string;
    readonly description?: string | null;
    readonly targetUrl?: string | null;
  },
): Status {
  const { by, state, context, description = null, targetUrl = null } = given;
  const status = {
    id: takeId(world),
    sha,
    state,
    context,
    description,
    targetUrl,
    creator: account(world, by),
    createdAt: timestamp(world),
  };
  world.statuses.push(status);
  return status;
}

function addCheckRun(
  world: World,
  sha: string,
  given: { readonly name: string; readonly app?: CheckRun["app"]; readonly conclusion: string | null },
): number {
  const id = takeId(world);
  const at = timestamp(world);
  const done = given.conclusion !== null;
  const app = given.app ?? { id: 15368, slug: "github-actions" };
  const state = {
    status: done ? "completed" : "in_progress",
    conclusion: given.conclusion,
    completedAt: done ? at : null,
  } as const;
  world.checkRuns.set(id, { id, sha, name: given.name, app, startedAt: at, ...state });
  return id;
}

/** How a pull request was merged; `rebased` are the commits that a rebase made, oldest first. */
export interface Merging {
  readonly by?: string;
  readonly rebased?: readonly string[];
}

function merge(world: World, number: number, { by, rebased = [], sha }: Merging & { readonly sha: string }): void {
  const request = pull(world, number);
  request.mergeSha = sha;
  request.mergedBy = by === undefined ? request.author : account(world, by);
  request.rebased = rebased;
  close(world, number);
}

function close(world: World, number: number): void {
  const request = pull(world, number);
  request.state = "closed";
  request.closedAt = timestamp(world);
  request.updatedAt = timestamp(world);
}

/** What people, apps and time do on the server; each call is the server's own truth, not a request. */
export interface Actions {
  /** Moves server time forward. */
  readonly advance: (minutes: number) => void;
  /** Sets server time to an ISO 8601 instant. */
  readonly setTime: (instant: string) => void;
  readonly openPullRequest: (options: OpenPullRequest) => number;
  readonly editPullRequest: (
    number: number,
    fields: Partial<Pick<PullRequest, "title" | "body" | "draft" | "baseRef">>,
  ) => void;
  readonly push: (number: number, actor?: string) => string;
  readonly deleteFork: (number: number) => void;
  readonly closePullRequest: (number: number) => void;
  readonly reopenPullRequest: (number: number) => void;
  /** Marks it merged by a commit that a test has put on the base branch. */
  readonly mergePullRequest: (number: number, sha: string, merging?: Merging) => void;
  readonly submitReview: (
    number: number,
    review: { readonly by: string; readonly state: Review["state"]; readonly body?: string; readonly commit?: string },
  ) => number;
  readonly dismissReview: (id: number) => void;
  readonly repointReview: (id: number, sha: string) => void;
  readonly openIssue: (options: OpenIssue) => number;
  readonly changeIssue: (number: number, change: IssueChange & { readonly by: string }) => void;
  readonly comment: (number: number, by: string, body: string) => number;
  readonly editComment: (id: number, body: string, by?: string) => void;
  readonly deleteComment: (id: number) => void;
  readonly setStatus: (
    sha: string,
    status: {
      readonly by: string;
      readonly state: string;
      readonly context: string;
      readonly description?: string;
      readonly targetUrl?: string;
    },
  ) => void;
  readonly setCheckRun: (
    sha: string,
    run: { readonly name: string; readonly app?: CheckRun["app"]; readonly conclusion: string | null },
  ) => number;
  /** Team as ORG/SLUG and the logins of its members. */
  readonly setTeam: (team: string, members: readonly string[]) => void;
  /** A person's permission on the repository: admin, maintain, write, triage, read or none. */
  readonly setPermission: (login: string, permission: string) => void;
}

/** The actions of one server. */
export function createActions(world: World): Actions {
  return {
    advance: (minutes) => void (world.now += minutes * 60_000),
    setTime: (instant) => void (world.now = Date.parse(instant)),
    openPullRequest: (options) => open(world, options),
    editPullRequest: (number, fields) => {
      const edited = pull(world, number);
      const { baseRef: before } = edited;
      Object.assign(edited, fields, { updatedAt: timestamp(world) });
      if (edited.baseRef !== before)
        edited.baseChanges.push({ createdAt: timestamp(world), before, after: edited.baseRef });
    },
    push: (number, actor) => push(world, number, actor),
    deleteFork: (number) => void (pull(world, number).headRepository = null),
    closePullRequest: (number) => close(world, number),
    reopenPullRequest: (number) => void Object.assign(pull(world, number), { state: "open", closedAt: null }),
    mergePullRequest: (number, sha, merging) => merge(world, number, { ...merging, sha }),
    submitReview: (number, given) => submitReview(world, number, given),
    dismissReview: (id) => void (review(world, id).state = "DISMISSED"),
    repointReview: (id, sha) => void (review(world, id).commitId = sha),
    openIssue: (options) => addIssue(world, options).number,
    changeIssue: (number, change) => void changeIssue(world, number, change),
    comment: (number, by, body) => addComment(world, number, { by, body }).id,
    editComment: (id, body, by) => void changeComment(world, id, by === undefined ? { body } : { body, by }),
    deleteComment: (id) => void world.comments.delete(id),
    setStatus: (sha, status) => void addStatus(world, sha, status),
    setCheckRun: (sha, run) => addCheckRun(world, sha, run),
    setTeam: (team, members) => void world.teams.set(team, members),
    setPermission: (login, permission) => void world.permissions.set(login, permission),
  };
}
