import type { Login } from "../../../model/answers.ts";
import type { Arrival } from "../../../model/landing.ts";
import type { PostedStatus } from "../../../port/conversation.ts";
import type { Access } from "../client/access.ts";
import { text } from "../client/answer.ts";
import type { MergedPullRequest } from "./merged-pull-request.ts";
import { readStatuses, statusOf } from "../conversation/read-statuses.ts";

/** What the gate said in a status of its own, read by the rules that worded it. */
export type ReadGate = (
  status: Pick<PostedStatus, "state" | "description">,
  branch: string,
) => Exclude<Arrival["gate"], "none" | "other-content">;

/** Whose statuses of which context count, and how they are read. */
export interface GateQuestion {
  readonly serverUrl: string;
  readonly context: string;
  /** The account that the gate posts with. */
  readonly account: Login;
  readonly readGate: ReadGate;
}

/**
 * What the gate's newest status said about a pull request when it was merged. Answers that came after the merge don't count:
 * nothing waited for them.
 */
export async function gateAtMerge(
  access: Access,
  pull: MergedPullRequest,
  given: GateQuestion & { readonly branch: string },
): Promise<Arrival["gate"]> {
  if (pull.status === null) return "none";
  const { serverUrl, context, account: viewer, readGate, branch } = given;
  const subject = { serverUrl, owner: access.owner, repo: access.repo, number: pull.number };
  const counts = (status: PostedStatus): boolean =>
    status.by_us && status.names_subject && Date.parse(status.created_at) <= Date.parse(pull.merged_at);
  const newest = statusOf(asListed(pull.status), { context, viewer, subject });
  if (counts(newest)) return readGate(newest, branch);
  const all = await readStatuses(access, pull.head, { context, viewer, subject });
  const own = all.find(counts);
  return own === undefined ? "none" : readGate(own, branch);
}

/** GraphQL's fields of a status under the names that REST gives them. */
function asListed(status: NonNullable<MergedPullRequest["status"]>) {
  return {
    target_url: status["targetUrl"],
    state: text(status["state"], "status.state").toLowerCase(),
    description: status["description"],
    created_at: status["createdAt"],
    creator: status["creator"],
  };
}
