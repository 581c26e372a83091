import type { Publisher } from "../port/publisher.ts";
import { quietComment, verdictComment } from "../report/verdict-comment.ts";
import { statusDescription, statusState } from "../report/verdict-status.ts";
import { commentContext, type Place } from "./comment-context.ts";
import type { GateRun } from "./run-gate.ts";

type Outcome<K extends "postStatus" | "postComment"> = Awaited<ReturnType<Publisher[K]>>;

/** Posts the status on the head that was judged, after reading the head again; `outdated`: it moved on, the newer run posts its own. */
export async function publishStatus(
  publisher: Publisher,
  { verdict, facts }: GateRun,
): Promise<Outcome<"postStatus"> | "outdated"> {
  if ((await publisher.readHead()) !== verdict.head) return "outdated";
  return await publisher.postStatus({
    sha: verdict.head,
    state: statusState(verdict, { mergeGroup: facts.subject.kind === "merge-group" }),
    description: statusDescription(verdict),
    url: facts.subject.url,
  });
}

/** Brings the comment up to date; a merge group has none, and nothing to say makes none. */
export async function publishComment(
  publisher: Publisher,
  run: GateRun,
  place: Place,
): Promise<Outcome<"postComment"> | "not-posted"> {
  const { verdict, facts } = run;
  if (facts.subject.kind === "merge-group") return "not-posted";
  const nothingToSay = verdict.verdict === "not-applicable" && verdict.findings.length === 0;
  const body = nothingToSay ? null : verdictComment(verdict, commentContext(run, place));
  return await publisher.postComment({ body, quiet: quietComment(verdict) });
}
