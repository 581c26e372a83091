import type { Instant, Login } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import { count, fields, isFields, list, sha, text, textOrNull, type Fields } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";

/** A pull request that was merged into a branch of this repository. */
export interface MergedPullRequest {
  readonly number: number;
  readonly url: string;
  readonly merged_at: Instant;
  readonly merged_by: Login | null;
  readonly head: Sha;
  /** The commit by which it landed; of a rebase the last one. */
  readonly merge: Sha;
  readonly commits: number;
  /** The newest status of the gate's context on its head, its fields not yet looked at; null: there is none. */
  readonly status: Fields | null;
}

/** Where a pull request has to be merged to count. */
export interface Destination {
  /** OWNER/NAME. */
  readonly repository: string;
  readonly branch: string;
}

function statusOf(commits: Fields, head: Sha): Fields | null {
  const [last] = list(commits["nodes"], "commits.nodes");
  const commit = last === undefined ? null : fields(fields(last, "commits.nodes")["commit"], "commit");
  if (commit?.["oid"] !== head || !isFields(commit["status"])) return null;
  const context = commit["status"]["context"];
  return isFields(context) ? context : null;
}

/** A pull request of GitHub's answer; null: it was not merged, or not into that branch. */
export function mergedPullRequest(value: unknown, to: Destination): MergedPullRequest | null {
  const pull = fields(value, "pullRequest");
  const base = isFields(pull["baseRepository"]) ? pull["baseRepository"]["nameWithOwner"] : null;
  if (pull["state"] !== "MERGED" || base !== to.repository || pull["baseRefName"] !== to.branch) return null;
  const merge = pull["mergeCommit"];
  const at = textOrNull(pull["mergedAt"], "pullRequest.mergedAt");
  if (!isFields(merge) || at === null) return null;
  const head = sha(pull["headRefOid"], "pullRequest.headRefOid");
  const commits = fields(pull["commits"], "pullRequest.commits");
  return {
    number: count(pull["number"], "pullRequest.number"),
    url: text(pull["url"], "pullRequest.url"),
    merged_at: at,
    merged_by: isFields(pull["mergedBy"]) ? loginOf(pull["mergedBy"]) : null,
    head,
    merge: sha(merge["oid"], "mergeCommit.oid"),
    commits: count(commits["totalCount"], "commits.totalCount"),
    status: statusOf(commits, head),
  };
}
