import type { Comment, Head, Review } from "../../src/model/answers.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { commentContext } from "../../src/app/gate/comment-context.ts";
import { recordedDiscussion } from "../../src/app/gate/recorded-discussion.ts";
import { runGate } from "../../src/app/gate/run-gate.ts";
import { createGitRepository } from "../../src/host/git/create-git-repository.ts";
import { quietComment, verdictComment } from "../../src/report/verdict/verdict-comment.ts";
import { statusDescription, statusState } from "../../src/report/verdict/verdict-status.ts";
import type { StoreRepository } from "./store-repository.ts";

/** What people see after the gate ran: the comment and the status. */
export interface Seen {
  readonly verdict: Verdict;
  readonly comment: string;
  readonly status: string;
}

/** A pull request without a host: pushes, comments and reviews in memory, the gate itself is the real one. */
export interface PullRequest {
  readonly judge: () => Promise<Seen>;
  readonly comment: (author: string, body: string) => void;
  readonly approve: (author: string) => void;
  readonly close: () => Promise<void>;
}

const start = Date.parse("2026-11-20T09:00:00Z");
const minute = 60_000;

/** Opens a pull request of the store's current branch by `author`. */
export function openPullRequest(store: StoreRepository, author: string): PullRequest {
  const repository = createGitRepository({ directory: store.path, env: process.env });
  const comments: Comment[] = [];
  const reviews: Review[] = [];
  const heads: Head[] = [];
  let clock = start;
  let spoken = false;
  let id = 0;
  const later = (minutes: number): string => {
    clock += minutes * minute;
    return new Date(clock).toISOString();
  };
  const judge = async (): Promise<Seen> => {
    const head = store.sha("HEAD");
    const answers = {
      comments: [...comments],
      reviews: [...reviews],
      heads: [...heads],
      posts_statuses: true,
      checks: [],
    };
    const people = { author, contributors: [author], teams: {}, admins: [] };
    const subject = {
      kind: "pull-request",
      number: 418,
      url: null,
      draft: false,
      opened_at: new Date(start).toISOString(),
    } as const;
    const discussion = recordedDiscussion({ branch: "main", base: store.sha("main"), head, subject, answers, people });
    const run = await runGate({ repository, discussion, now: later(5) });
    if (!heads.some(({ sha }) => sha === head)) heads.push({ sha: head, first_status_at: later(0) });
    const { verdict } = run;
    const silent = verdict.verdict === "not-applicable";
    if (!silent) spoken = true;
    const quiet = spoken ? quietComment(verdict) : "*(no comment: there is nothing to say)*";
    const comment = silent
      ? quiet
      : verdictComment(verdict, commentContext(run, null, { dashboard: null, held_by: null }));
    return {
      verdict,
      comment,
      status: `${statusState(verdict, { mergeGroup: false })}: ${statusDescription(verdict)}`,
    };
  };
  return {
    judge,
    comment: (by, body) =>
      comments.push({ id: (id += 1), author: by, body, created_at: later(10), edited: false, url: null }),
    approve: (by) =>
      reviews.push({
        id: (id += 1),
        author: by,
        state: "APPROVED",
        submitted_at: later(10),
        commit: store.sha("HEAD"),
        url: null,
      }),
    close: () => repository.close(),
  };
}
