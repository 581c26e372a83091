import type { Answers, CheckRun, Comment } from "../../model/answers.ts";
import type { Facts, Policies, Snapshot } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Conversation, Discussion, PostedStatus } from "../../port/conversation.ts";
import type { Comparison, Repository } from "../../port/repository.ts";
import { headsToRead } from "../../gate/answers/reviewed-head.ts";
import { asksForChecks, validSheets } from "./applied-sheets.ts";
import { collectHeads } from "./collect-heads.ts";
import { collectLanded } from "./collect-landed.ts";
import { collectPeople } from "./collect-people.ts";
import { collectPolicies, readDecidingSheets, readEditedSheets, type SheetTexts } from "../sheet/collect-policies.ts";
import { collectSnapshot } from "./collect-snapshot.ts";

/** What the gate reads from, and the moment that counts as now. */
export interface Sources {
  readonly repository: Repository;
  readonly discussion: Discussion;
  /** ISO 8601, UTC. */
  readonly now: string;
}

const mostCommits = 250;

/**
 * Reads everything the verdict needs: conversation, comparison, sheets, changed files, answers, earlier heads, people.
 * Throws a HostError when the host can't be read; what was read only in part is a problem among the facts.
 */
export async function collectFacts({ repository, discussion, now }: Sources): Promise<Facts> {
  const conversation = await discussion.readConversation();
  const [{ deciding, policies }, comparison, comments, statuses] = await Promise.all([
    readPolicies(repository, conversation),
    repository.compare(conversation.compare_base, conversation.head),
    discussion.readComments(),
    discussion.readStatuses(conversation.head),
  ]);
  const texts = await readEditedSheets(repository, { head: conversation.head, comparison, known: deciding });
  const current = await collectSnapshot(repository, { conversation, comparison, policies, texts });
  const sheets = validSheets(policies, current.proposed);
  const checks = asksForChecks(sheets);
  const { answers, foreign } = await collectAnswers(discussion, {
    conversation,
    comparison,
    comments,
    statuses,
    checks,
  });
  const rollbacks = { now, base: conversation.base, sheets, change: current.change, comments: answers.comments };
  return {
    version: 1,
    now,
    subject: conversation.subject,
    policies,
    current,
    reviewed: await collectReviewed(repository, { conversation, policies, answers, known: texts }),
    landed: await collectLanded(repository, rollbacks),
    answers,
    people: await collectPeople(discussion, { conversation, comparison, policies, sheets }),
    foreign_statuses: foreign,
    problems: problemsOf(conversation, comparison),
  };
}

/** The sheets are parsed as soon as they are there: the other answers may still be on their way. */
async function readPolicies(
  repository: Repository,
  conversation: Conversation,
): Promise<{ readonly deciding: SheetTexts; readonly policies: Policies }> {
  const deciding = await readDecidingSheets(repository, conversation);
  return { deciding, policies: collectPolicies(conversation, deciding) };
}

interface Said {
  readonly conversation: Conversation;
  readonly comparison: Comparison;
  readonly comments: readonly Comment[];
  readonly statuses: readonly PostedStatus[] | null;
  readonly checks: boolean;
}

async function collectAnswers(
  discussion: Discussion,
  said: Said,
): Promise<{ readonly answers: Answers; readonly foreign: readonly string[] }> {
  const comments = said.comments.filter((comment) => comment.body.includes("/signal"));
  const { heads, posts_statuses, foreign } = await collectHeads(discussion, { ...said, comments });
  const checks = said.checks ? await collectChecks(discussion, said.conversation) : [];
  return { answers: { comments, reviews: said.conversation.reviews, heads, posts_statuses, checks }, foreign };
}

/** Runs on the judged commit, and a merge group's pull request's: a group is asked about before its own have begun. */
async function collectChecks(
  discussion: Discussion,
  { head, queued_head }: Conversation,
): Promise<readonly CheckRun[]> {
  const runs = await discussion.readChecks(head);
  if (queued_head === null || queued_head === head) return runs;
  const queued = await discussion.readChecks(queued_head);
  return [...runs, ...queued.map((run) => ({ ...run, head: queued_head }))];
}

interface Earlier {
  readonly conversation: Conversation;
  readonly policies: Facts["policies"];
  readonly answers: Answers;
  readonly known: SheetTexts;
}

/** The change as it stood at other heads that somebody reviewed or wrote a command on, or a check ran on. */
async function collectReviewed(
  repository: Repository,
  { conversation, policies, answers, known }: Earlier,
): Promise<Facts["reviewed"]> {
  const reviewed: [string, Snapshot | null][] = [];
  for (const head of headsToRead(answers)) {
    const then = { ...conversation, head };
    const comparison = await repository.compare(conversation.compare_base, head);
    const texts = isComplete(comparison) ? await readEditedSheets(repository, { head, comparison, known }) : null;
    reviewed.push([
      head,
      texts === null ? null : await collectSnapshot(repository, { conversation: then, comparison, policies, texts }),
    ]);
  }
  return Object.fromEntries(reviewed);
}

function isComplete({ files, total_files }: Comparison): boolean {
  return new Set(files.map((file) => file.path)).size === total_files;
}

function problemsOf(conversation: Conversation, comparison: Comparison): readonly Finding[] {
  const expected = conversation.changed_files ?? comparison.total_files;
  const got = new Set(comparison.files.map((file) => file.path)).size;
  const problems: Finding[] = [];
  if (got !== expected || got !== comparison.total_files) {
    problems.push({
      code: "files-incomplete",
      severity: "error",
      args: { expected: Math.max(expected, comparison.total_files), got },
    });
  }
  if (comparison.total_commits > mostCommits) {
    problems.push({
      code: "too-many-commits",
      severity: "error",
      args: { count: comparison.total_commits, limit: mostCommits },
    });
  }
  return problems;
}
