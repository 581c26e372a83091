import type { Repository } from "../git/repository.ts";

/** A person or a bot; a bot's login carries no suffix here: REST and GraphQL write it differently. */
export interface Account {
  readonly login: string;
  readonly id: number;
  readonly bot: boolean;
}

/** A review as the server keeps it; `commitId` is what GitHub re-points, the rest only a dismissal changes. */
export interface Review {
  readonly id: number;
  readonly author: Account;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  readonly body: string;
  commitId: string;
  readonly submittedAt: string;
}

/** A comment of a pull request or an issue. */
export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  editor: Account | null;
}

/** A rewriting push to a pull request's head. */
export interface ForcePush {
  readonly createdAt: string;
  readonly before: string;
  readonly after: string;
  readonly actor: Account;
}

/** Another base branch that a pull request was given. */
export interface BaseChange {
  readonly createdAt: string;
  readonly before: string;
  readonly after: string;
}

/** A pull request as the server keeps it. */
export interface PullRequest {
  readonly number: number;
  title: string;
  body: string;
  readonly author: Account;
  draft: boolean;
  state: "open" | "closed";
  mergeSha: string | null;
  mergedBy: Account | null;
  /** Commits that a rebase made of its own, the last one included. */
  rebased: readonly string[];
  closedAt: string | null;
  /** OWNER/NAME of the head's repository; another than the world's makes it a fork; null once the fork is deleted. */
  headRepository: string | null;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** Base tip when it was opened or last pushed, as GitHub freezes it. */
  baseSha: string;
  readonly labels: readonly string[];
  readonly createdAt: string;
  updatedAt: string;
  readonly reviews: Review[];
  readonly forcePushes: ForcePush[];
  /** Base branches that it was pointed at before. */
  readonly baseChanges: BaseChange[];
}

/** An issue that is no pull request; both are numbered together. */
export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  readonly author: Account;
  state: "open" | "closed";
  stateReason: "completed" | "reopened" | "not_planned" | "duplicate" | null;
  labels: readonly string[];
  pinned: boolean;
  closedAt: string | null;
  readonly createdAt: string;
  updatedAt: string;
  editor: Account | null;
}

/** A commit status; newer ones are appended, none is ever replaced. */
export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: string;
}

/** A check run of an app. */
export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly app: { readonly id: number; readonly slug: string };
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  readonly startedAt: string;
  completedAt: string | null;
}

/** What a token may do. */
export interface Token {
  readonly account: Account;
  readonly write: boolean;
  /** Whether it may list the members of a team; the token of Actions may not. */
  readonly members: boolean;
  /** An installation has no user of its own: `GET /user` is refused. */
  readonly installation: boolean;
}

/** Everything the server knows beyond git. */
export interface World {
  readonly repository: Repository;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly accounts: Map<string, Account>;
  readonly pulls: Map<number, PullRequest>;
  readonly issues: Map<number, Issue>;
  readonly labels: Set<string>;
  readonly comments: Map<number, Comment>;
  readonly statuses: Status[];
  readonly checkRuns: Map<number, CheckRun>;
  readonly teams: Map<string, readonly string[]>;
  readonly permissions: Map<string, string>;
  /** Server time in milliseconds; moves only when told to. */
  now: number;
  nextId: number;
}

const actionsBot: Account = { login: "github-actions", id: 41898282, bot: true };

/** The account of a login, made on first use; `[bot]` at the end makes it a bot. */
export function account(world: Pick<World, "accounts">, login: string): Account {
  const bot = login.endsWith("[bot]");
  const bare = bot ? login.slice(0, -"[bot]".length) : login;
  const known = world.accounts.get(login);
  if (known !== undefined) return known;
  const made: Account = { login: bare, id: 1001 + world.accounts.size, bot };
  world.accounts.set(login, made);
  return made;
}

/** How REST writes a login. */
export function restLogin(who: Account): string {
  return who.bot ? `${who.login}[bot]` : who.login;
}

/** Server time as GitHub writes it, in whole seconds. */
export function timestamp(world: Pick<World, "now">): string {
  return new Date(world.now).toISOString().replace(/\.\d+Z$/u, "Z");
}

/** The number of the next pull request or issue. */
export function nextNumber(world: Pick<World, "pulls" | "issues">): number {
  return world.pulls.size + world.issues.size + 1;
}

/** A new id, unique among everything on the server. */
export function takeId(world: World): number {
  world.nextId += 1;
  return world.nextId;
}

/** A server without pull requests; tokens `write`, `read-only` (both of Actions), `app` (may list teams) and `person` (@ada's own). */
export function createWorld(options: {
  readonly repository: Repository;
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly now: string;
}): World {
  const [owner = "", name = ""] = options.fullName.split("/");
  const accounts = new Map<string, Account>([["github-actions[bot]", actionsBot]]);
  const app = account({ accounts }, "northwind-signal[bot]");
  const ada = account({ accounts }, "ada");
  const tokens = new Map<string, Token>([
    ["write", { account: actionsBot, write: true, members: false, installation: true }],
    ["read-only", { account: actionsBot, write: false, members: false, installation: true }],
    ["app", { account: app, write: true, members: true, installation: true }],
    ["person", { account: ada, write: true, members: true, installation: false }],
  ]);
  return {
    repository: options.repository,
    owner,
    name,
    defaultBranch: options.defaultBranch,
    tokens,
    accounts,
    pulls: new Map(),
    issues: new Map(),
    labels: new Set(["bug"]),
    comments: new Map(),
    statuses: [],
    checkRuns: new Map(),
    teams: new Map(),
    permissions: new Map(),
    now: Date.parse(options.now),
    nextId: 100,
  };
}
