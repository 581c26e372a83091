import type { CheckRun, Comment } from "../../src/model/answers.ts";
import type { Sha } from "../../src/model/change.ts";
import type { Conversation, Discussion, PostedStatus } from "../../src/port/conversation.ts";
import type { Publisher, CommitStatus } from "../../src/port/publisher.ts";
import type { Repository } from "../../src/port/repository.ts";
import { createFakeRepository, later, type FakeCommit } from "./fake-repository.ts";

/** Everything a fake host knows; a test changes it between calls. */
export interface FakeWorld {
  readonly commits: readonly FakeCommit[];
  conversation: Conversation;
  comments: readonly Comment[];
  /** Statuses by commit, newest first; null: this host has none. */
  statuses: Map<Sha, readonly PostedStatus[]> | null;
  checks: Map<Sha, readonly CheckRun[]>;
  teams: Map<string, readonly string[]>;
  admins: readonly string[];
  /** False: every write is refused. */
  writable: boolean;
  now: string;
  /** What was written, in order. */
  readonly posted: CommitStatus[];
  /** The gate's comment as it stands. */
  comment: string | null;
}

/** A world with a pull request and nothing said about it yet. */
export function createFakeWorld(commits: readonly FakeCommit[], conversation: Conversation): FakeWorld {
  return {
    commits,
    conversation,
    comments: [],
    statuses: new Map(),
    checks: new Map(),
    teams: new Map(),
    admins: [],
    writable: true,
    now: "2026-11-22T09:00:00Z",
    posted: [],
    comment: null,
  };
}

function createDiscussion(world: FakeWorld): Discussion {
  return {
    readConversation: () => later(() => world.conversation),
    readComments: () => later(() => world.comments),
    readStatuses: (sha) => later(() => (world.statuses === null ? null : (world.statuses.get(sha) ?? []))),
    readChecks: (sha) => later(() => world.checks.get(sha) ?? []),
    readTeam: (team) => later(() => world.teams.get(team) ?? null),
    isAdmin: (login) => later(() => world.admins.includes(login)),
  };
}

function postStatus(world: FakeWorld, status: CommitStatus): "posted" | "unchanged" | "not-permitted" {
  if (!world.writable || world.statuses === null) return "not-permitted";
  const posted = world.statuses.get(status.sha) ?? [];
  const [newest] = posted;
  const same = newest?.state === status.state && newest.description === status.description;
  if (same && newest.by_us && newest.names_subject) return "unchanged";
  const { state, description } = status;
  const added = { by_us: true, account: "github-actions[bot]", names_subject: true, names: null, state, description };
  world.statuses.set(status.sha, [{ ...added, created_at: world.now }, ...posted]);
  world.posted.push(status);
  return "posted";
}

function postComment(world: FakeWorld, comment: { readonly body: string | null; readonly quiet: string }) {
  if (!world.writable) return "not-permitted";
  const wanted = comment.body ?? (world.comment === null ? null : comment.quiet);
  if (wanted === world.comment) return "unchanged";
  world.comment = wanted;
  return "posted";
}

function createPublisher(world: FakeWorld): Publisher {
  return {
    readNow: () => later(() => ({ head: world.conversation.head, overtaken: false })),
    heldBy: () => later(() => null),
    postStatus: (status) => later(() => postStatus(world, status)),
    postComment: (comment) => later(() => postComment(world, comment)),
  };
}

/** A host in memory: the same ports as GitHub, no network. */
export function createFakeHost(world: FakeWorld): Repository & Discussion & Publisher {
  return { ...createFakeRepository(world.commits), ...createDiscussion(world), ...createPublisher(world) };
}
