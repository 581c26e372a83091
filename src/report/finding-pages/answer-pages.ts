import type { NotCounted } from "../../model/finding.ts";
import type { FindingPages } from "./finding-page.ts";

interface Reason {
  readonly words: string;
  readonly next: string | null;
}

const reasons: Readonly<Record<NotCounted, Reason>> = {
  author: { words: "authors do not answer for their own change", next: "ask another person of the role" },
  contributor: { words: "they wrote a commit of this change", next: "ask another person of the role" },
  "not-an-owner": { words: "they are in no role that is asked", next: null },
  edited: { words: "the comment was edited", next: "post the line again in a new comment" },
  malformed: { words: "the line can't be read as a command", next: "paste the line from the gate's comment" },
  "other-fingerprint": {
    words: "it was given for another state of the change",
    next: "look at what changed and paste the new line",
  },
  "backup-too-early": { words: "backups count only after their hours", next: null },
  "too-few-people": { words: "too few people agree", next: "another of the override's people posts the same line" },
  expired: { words: "it has expired", next: "post it again" },
  "voided-by-objection": {
    words: "a failure or an objection came after it",
    next: "settle it, then paste the line again",
  },
  "not-overridable": { words: "this can't be overridden", next: null },
  "not-a-landed-commit": { words: "the commit is not one that landed on the base branch", next: null },
  "too-old-commit": { words: "the commit is older than the policy allows for rollbacks", next: null },
  "files-differ": { words: "the files are not those of that commit", next: "revert completely" },
  "not-allowed-here": { words: "it is not possible for this requirement", next: null },
  "unknown-trigger": { words: "no such trigger fired", next: null },
  "unknown-retest": { words: "no such retest is asked for", next: null },
};

/** What people said and the gate could not count. */
export const answerPages: FindingPages<"answer-not-counted"> = {
  "answer-not-counted": {
    severity: "info",
    title: "An answer does not count",
    message: ({ login, what, why }) => `${what} by ${login} does not count: ${reasons[why].words}`,
    fix: ({ why }) => reasons[why].next,
    why: "An answer counts when it comes from the right person, was not edited, and is about exactly what the change is now. One that does not is shown with its reason, so that nobody waits for it in vain.",
    example: "The author of the pull request approves it in the name of the tracking role.",
  },
};
