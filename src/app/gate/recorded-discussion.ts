import type { Answers, Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { People, Subject } from "../../model/facts.ts";
import type { Conversation, Discussion, PostedStatus } from "../../port/conversation.ts";

/** Answers as a facts file holds them, said about two commits of a repository. */
export interface RecordedAnswers {
  readonly branch: string;
  readonly base: Sha;
  readonly head: Sha;
  readonly subject: Subject;
  readonly answers: Answers;
  readonly people: People;
}

/** A discussion that was recorded before: no host is asked. */
export function recordedDiscussion({ branch, base, head, subject, answers, people }: RecordedAnswers): Discussion {
  const conversation: Conversation = {
    subject,
    open: true,
    branch,
    base,
    compare_base: base,
    head,
    default_branch: null,
    author: people.author,
    reviews: answers.reviews,
    replaced_heads: answers.heads.map((item) => item.sha).filter((sha) => sha !== head),
    queued_head: null,
    // What was said before it counts for no head of the record any more.
    retargeted_at: null,
    changed_files: null,
  };
  return {
    readConversation: () => Promise.resolve(conversation),
    readComments: () => Promise.resolve(answers.comments),
    readStatuses: (sha) => Promise.resolve(answers.posts_statuses ? statusesOf(answers, sha) : null),
    readChecks: () => Promise.resolve(answers.checks),
    readTeam: (team) => Promise.resolve(people.teams[team] ?? null),
    isAdmin: (login) => Promise.resolve(people.admins.includes(login)),
  };
}

/** Nothing said yet about two commits: what `gate --base --head` starts from. */
export function noAnswers(): Pick<RecordedAnswers, "subject" | "answers" | "people"> {
  return {
    subject: { kind: "refs", number: null, url: null, draft: false, opened_at: null },
    answers: { comments: [], reviews: [], heads: [], posts_statuses: false, checks: [] },
    people: { author: null, contributors: [], teams: {}, admins: [] },
  };
}

function statusesOf({ heads }: Answers, sha: Sha): readonly PostedStatus[] {
  const first = heads.find((head) => head.sha === sha)?.first_status_at ?? null;
  return first === null ? [] : [statusAt(first)];
}

function statusAt(created_at: Instant): PostedStatus {
  return {
    by_us: true,
    account: "signal-gate",
    names_subject: true,
    names: null,
    state: "pending",
    description: "",
    created_at,
  };
}
