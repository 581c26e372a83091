import { at, branchName, numberAt, textAt } from "../subject/payload.ts";

/** What an event asks of the dashboard's job: the dashboard brought up to date, one issue answered, or nothing. */
export type DashboardTask =
  | { readonly kind: "publish"; readonly branch: string }
  | { readonly kind: "answer"; readonly branch: string; readonly issue: number }
  | { readonly kind: "nothing"; readonly why: string }
  | { readonly kind: "refused"; readonly reason: string };

/** An event as a workflow run receives it. */
export interface DashboardEvent {
  readonly event: string;
  /** Parsed and not yet looked at. */
  readonly payload: unknown;
  /** GITHUB_REF. */
  readonly ref: string;
  /** The branch whose sheet and history count; null: the default branch. */
  readonly branch: string | null;
}

/**
 * What to do about an event. The job has a checkout and a token that writes, so it runs on the default branch's code alone:
 * every event that may carry somebody else's is refused, whatever the workflow says.
 */
export function dashboardTask({ event, payload, ref, branch }: DashboardEvent): DashboardTask {
  const current = branchName(ref);
  const start = textAt(payload, "repository", "default_branch") ?? (event === "schedule" ? current : null);
  if (current === null || start === null)
    return { kind: "refused", reason: `the ${event} event does not run on a branch` };
  const counted = branch ?? start;
  const trusted = current === start || current === counted;
  switch (event) {
    case "push":
      if (!trusted) return { kind: "nothing", why: `a push to ${current} is not one to ${counted}` };
      return { kind: "publish", branch: counted };
    case "schedule":
    case "workflow_dispatch":
      if (!trusted) return { kind: "refused", reason: `it was started on ${current}, not on ${start}` };
      return { kind: "publish", branch: counted };
    case "issues":
      return current === start ? ofIssue(payload, counted) : { kind: "refused", reason: `it runs on ${current}` };
    default:
      return { kind: "refused", reason: `the event ${JSON.stringify(event)} may run code of a pull request` };
  }
}

function ofIssue(payload: unknown, branch: string): DashboardTask {
  const action = textAt(payload, "action") ?? "";
  const issue = numberAt(payload, "issue", "number");
  if (issue === null) return { kind: "refused", reason: "the issues event names no issue" };
  if (action !== "opened" && action !== "edited")
    return { kind: "nothing", why: "only new and edited issues are answered" };
  if (at(payload, "issue", "pull_request") !== undefined) return { kind: "nothing", why: "it is a pull request" };
  return { kind: "answer", branch, issue };
}
