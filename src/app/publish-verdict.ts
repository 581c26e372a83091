import type { Publisher } from "../port/publisher.ts";
import { quietComment, verdictComment } from "../report/verdict-comment.ts";
import { statusDescription, statusState } from "../report/verdict-status.ts";
import { commentContext, type Place } from "./comment-context.ts";
import type { GateRun } from "./run-gate.ts";

type Outcome<K extends "postStatus" | "postComment"> = Awaited<ReturnType<Publisher[K]>>;

/** What became of each write; nothing of it changes the verdict. */
export interface Published {
  /** The head moved on while the gate read: nothing was posted, the newer run will. */
  readonly outdated: boolean;
  readonly status: Outcome<"postStatus"> | "not-posted";
  readonly comment: Outcome<"postComment"> | "not-posted";
}

/** Posts the status on the head that was judged, then the comment. Reads the head again first. */
export async function publishVerdict(publisher: Publisher, run: GateRun, place: Place): Promise<Published> {
  const { verdict, facts } = run;
  if ((await publisher.readHead()) !== verdict.head)
    return { outdated: true, status: "not-posted", comment: "not-posted" };
  const status = await publisher.postStatus({
    sha: verdict.head,
    state: statusState(verdict, { mergeGroup: facts.subject.kind === "merge-group" }),
    description: statusDescription(verdict),
    url: facts.subject.url,
  });
  if (facts.subject.kind === "merge-group") return { outdated: false, status, comment: "not-posted" };
  const nothingToSay = verdict.verdict === "not-applicable" && verdict.findings.length === 0;
  const body = nothingToSay ? null : verdictComment(verdict, commentContext(run, place));
  const comment = await publisher.postComment({ body, quiet: quietComment(verdict) });
  return { outdated: false, status, comment };
}
