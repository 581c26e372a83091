import type { Verdict } from "../../model/verdict.ts";
import type { Publisher, CommitStatus } from "../../port/publisher.ts";
import { messageFor } from "../../report/finding-pages/finding-messages.ts";
import { githubReporter } from "../../report/findings/github-reporter.ts";
import { quietComment, verdictComment } from "../../report/verdict/verdict-comment.ts";
import { unjudged } from "../../report/verdict/verdict-headline.ts";
import { verdictJson } from "../../report/verdict/verdict-json.ts";
import { statusDescription, statusState } from "../../report/verdict/verdict-status.ts";
import { commentContext, type Beside, type Place } from "./comment-context.ts";
import type { GateRun } from "./run-gate.ts";

/** Everything that is written about a verdict. */
export interface Words {
  readonly status: CommitStatus;
  /** Null: a merge group has none. */
  readonly comment: Parameters<Publisher["postComment"]>[0] | null;
  /** The full explanation in Markdown. */
  readonly summary: string;
  /** The verdict as JSON, schema/verdict.schema.json. */
  readonly json: string;
  /** Workflow commands that annotate the sheet's lines. */
  readonly annotations: string;
}

/** A job summary may hold 1 MiB. */
const longestSummary = 900_000;

/**
 * Finds the words for a verdict, the status on the head that was judged among them; nothing to say makes no new comment.
 * What stands beside the verdict is shown and changes nothing of it.
 */
export function wordVerdict(run: GateRun, place: Place, beside: Beside): Words {
  const { verdict, facts } = run;
  const mergeGroup = facts.subject.kind === "merge-group";
  const state = statusState(verdict, { mergeGroup });
  // What is held itself waits for its own answers first.
  const held_by = state === "success" ? beside.held_by : null;
  const context = commentContext(run, place, { ...beside, held_by });
  const body = saysNothing(verdict) && held_by === null ? null : verdictComment(verdict, context);
  return {
    status: {
      sha: verdict.head,
      state,
      description: statusDescription(verdict, { mergeGroup, why: undecidedBecause(verdict) }),
      // The comment on the pull request speaks of its own head: what a group lacks stands in the run's summary.
      url: mergeGroup ? null : facts.subject.url,
    },
    comment: mergeGroup ? null : { body, quiet: quietComment(verdict) },
    summary: verdictComment(verdict, { ...context, run_url: null, draft: true }, longestSummary),
    json: verdictJson(verdict),
    annotations: annotationsOf(verdict),
  };
}

/** Nobody should have to open the comment to learn that a permission is missing. */
function undecidedBecause({ verdict, findings }: Verdict): string {
  const first = verdict === "error" ? findings.find(({ severity }) => severity === "error") : undefined;
  return first === undefined ? "" : messageFor(first).message;
}

/** What stands on no line of a file is an annotation only where it kept the gate from deciding. */
function annotationsOf({ verdict, findings }: Verdict): string {
  const placed = findings.filter(
    ({ place, severity }) => place !== undefined || (verdict === "error" && severity === "error"),
  );
  return githubReporter.render(placed, { sources: {}, files: 0, elapsed_ms: 0, columns: null, colour: false });
}

/** A repository that has no sheet yet gets no comment on each of its pull requests; the status says it. */
function saysNothing(verdict: Verdict): boolean {
  if (verdict.verdict !== "not-applicable") return false;
  return unjudged(verdict) || (verdict.findings.length === 0 && verdict.records.length === 0);
}
