import type { Login } from "../../../model/answers.ts";
import type { Access } from "../client/access.ts";
import { count, fields, isFields, list, text } from "../client/answer.ts";
import { loginOf, sameLogin } from "../client/login.ts";
import { readMarked } from "../conversation/marker.ts";
import { dashboardLabel } from "../conversation/shown-dashboard.ts";

const issue = "id number url state body author { __typename login } editor { __typename login }";

/** Every issue that may be the dashboard: labelled, pinned, or changed lately, since it is brought up to date every day. */
export const dashboardQuery = `query ($owner: String!, $repo: String!, $label: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    labelled: issues(first: 50, labels: [$label], orderBy: { field: CREATED_AT, direction: ASC }) { nodes { ${issue} } }
    pinnedIssues(first: 3) { nodes { issue { ${issue} } } }
    recent: issues(first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { ${issue} } }
  }
}`;

/** A dashboard issue of this account. */
export interface OwnDashboard {
  readonly node: string;
  readonly number: number;
  readonly url: string;
  readonly open: boolean;
  readonly run: number;
  readonly body: string;
  /** Nobody else wrote what stands there. */
  readonly untouched: boolean;
}

function ownDashboard(value: unknown, viewer: Login): OwnDashboard | null {
  const found = fields(value, "issue");
  const written = readMarked(text(found["body"], "issue.body"), "dashboard");
  if (written === null || !sameLogin(loginOf(found["author"]), viewer)) return null;
  const editor = found["editor"];
  return {
    ...written,
    node: text(found["id"], "issue.id"),
    number: count(found["number"], "issue.number"),
    url: text(found["url"], "issue.url"),
    open: found["state"] === "OPEN",
    untouched: !isFields(editor) || sameLogin(loginOf(editor), viewer),
  };
}

/** The dashboards of the token's account by marker and author, oldest first: more than one after two runs created one each. */
export async function readDashboards(access: Access): Promise<readonly OwnDashboard[]> {
  const attempt = { doing: "find the dashboard issue", permission: "issues: read" } as const;
  const variables = { owner: access.owner, repo: access.repo, label: dashboardLabel };
  const data = await access.client.query({ query: dashboardQuery, variables }, attempt);
  const viewer = loginOf(fields(data["viewer"], "viewer"));
  const repository = fields(data["repository"], "repository");
  const nodes = (name: string): readonly unknown[] => list(fields(repository[name], name)["nodes"], `${name}.nodes`);
  const pinned = nodes("pinnedIssues").map((node) => fields(node, "pinnedIssues.nodes")["issue"]);
  const all = [...nodes("labelled"), ...pinned, ...nodes("recent")].map((node) => ownDashboard(node, viewer));
  const own = new Map(all.filter((each) => each !== null).map((each) => [each.number, each]));
  return [...own.values()].sort((a, b) => a.number - b.number);
}
