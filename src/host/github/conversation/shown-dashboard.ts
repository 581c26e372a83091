import type { Login } from "../../../model/answers.ts";
import type { ShownDashboard } from "../../../port/dashboard.ts";
import { isFields } from "../client/answer.ts";
import { loginOf, sameLogin } from "../client/login.ts";
import { readMarked } from "./marker.ts";

/** The label by which the dashboard is found; where it can't be set, its job finds it among what changed last. */
export const dashboardLabel = "signal-dashboard";

/** Asks for the dashboard under the repository once more: what fails here must not take the rest of an answer with it. */
export const shownDashboardPart = `dashboard: repository(owner: $owner, name: $repo) @skip(if: $group) {
    issues(first: 3, labels: ["${dashboardLabel}"], states: OPEN, orderBy: { field: CREATED_AT, direction: ASC }) {
      nodes { url body author { __typename login } }
    }
  }`;

// The dashboard's job may run with the job's own token where the gate speaks through an App.
const workflows = "github-actions[bot]";

/** The oldest dashboard of the gate's account or of the repository's workflows; null: there is none, or it could not be read. */
export function shownDashboard(answer: unknown, viewer: Login): ShownDashboard | null {
  const issues = isFields(answer) ? answer["issues"] : null;
  const nodes: unknown = isFields(issues) ? issues["nodes"] : null;
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (
      !isFields(node) ||
      typeof node["url"] !== "string" ||
      typeof node["body"] !== "string" ||
      !isFields(node["author"])
    )
      continue;
    const author = loginOf(node["author"]);
    const marked = readMarked(node["body"], "dashboard");
    if (marked !== null && (sameLogin(author, viewer) || author === workflows))
      return { url: node["url"], body: marked.body };
  }
  return null;
}
