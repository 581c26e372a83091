import type { Login } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Discussion, PostedStatus } from "../../../port/conversation.ts";
import type { Access } from "../client/access.ts";
import { readChecks } from "./read-checks.ts";
import { plainComment, readComments, type HostComment } from "./read-comments.ts";
import { readConversation, type ConversationRead } from "./read-conversation.ts";
import { isAdmin, readTeam } from "./read-people.ts";
import { readStatuses } from "./read-statuses.ts";
import { readViewer } from "./read-viewer.ts";
import type { SubjectOfUrl } from "../subject/subject-url.ts";
import type { Target } from "../subject/target.ts";
import { GitHubError, isNotPermitted } from "../client/trouble.ts";

/** What a run has read about its pull request, so that nothing is read twice. */
export interface Session {
  /** The conversation if it has been read. */
  readonly known: () => ConversationRead | null;
  /** The account of the token. */
  readonly viewer: () => Promise<Login>;
  readonly comments: () => Promise<readonly HostComment[]>;
  /** The comments if they have been read. */
  readonly knownComments: () => readonly HostComment[] | null;
  readonly statuses: (sha: Sha) => Promise<readonly PostedStatus[]>;
  readonly subject: SubjectOfUrl;
}

interface Question {
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly context: string;
  readonly target: Target;
}

/** A promise that is started once; a failure may be tried again. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let started: Promise<Value> | null = null;
  return () => {
    started ??= read().catch((error: unknown) => {
      started = null;
      throw error;
    });
    return started;
  };
}

function createSession(access: Access, question: Question, known: () => ConversationRead | null): Session {
  const { serverUrl, owner, repo, context, target } = question;
  const subject = { serverUrl, owner, repo, number: target.number };
  const asked = once(() => readViewer(access));
  const viewer = async (): Promise<Login> => known()?.viewer ?? (await asked());
  let knownComments: readonly HostComment[] | null = null;
  const comments = once(async () => (knownComments = await readComments(access, target.number)));
  const perCommit = new Map<Sha, () => Promise<readonly PostedStatus[]>>();
  return {
    known,
    viewer,
    subject,
    comments,
    knownComments: () => knownComments,
    statuses: (sha) => {
      const read =
        perCommit.get(sha) ?? once(async () => readStatuses(access, sha, { context, subject, viewer: await viewer() }));
      perCommit.set(sha, read);
      return read();
    },
  };
}

// A token that may not even read statuses can post none: people then answer by commands alone.
async function statusesOrNone(session: Session, sha: Sha): Promise<readonly PostedStatus[] | null> {
  try {
    return await session.statuses(sha);
  } catch (error) {
    if (error instanceof GitHubError && error.status === 403 && isNotPermitted(error)) return null;
    throw error;
  }
}

/** The reading side of a pull request, and what it remembers for the writing side. */
export function createDiscussion(
  access: Access,
  question: Question,
): { readonly discussion: Discussion; readonly session: Session } {
  let known: ConversationRead | null = null;
  const conversation = once(async () => {
    known = await readConversation(access, question);
    return known.conversation;
  });
  const session = createSession(access, question, () => known);
  return {
    session,
    discussion: {
      readConversation: conversation,
      readComments: async () => (await session.comments()).map(plainComment),
      readStatuses: (sha) => statusesOrNone(session, sha),
      readChecks: (sha) => readChecks(access, sha),
      readTeam: (team) => readTeam(access, team),
      isAdmin: (login) => isAdmin(access, login),
    },
  };
}
