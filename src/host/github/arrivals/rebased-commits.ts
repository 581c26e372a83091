import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, isFields, list, sha } from "../client/answer.ts";
import { connectionPage } from "../client/connection.ts";
import { lineQuery } from "./arrivals-query.ts";
import type { MergedPullRequest } from "./merged-pull-request.ts";

const attempt = { doing: "read the commits of a merge", permission: "contents: read" } as const;
// A rebase on GitHub is limited to 100 commits; what is further away is not proven to belong to it.
const mostPages = 3;

/**
 * The commits that a rebase or a fast-forward put on the branch: the merge's last commit and those before it by first parents,
 * as many as the pull request has.
 */
export async function rebasedCommits(access: Access, pull: MergedPullRequest): Promise<ReadonlySet<Sha>> {
  const parents = new Map<Sha, Sha | null>();
  const line = new Set<Sha>();
  let next: Sha | null = pull.merge;
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { owner: access.owner, repo: access.repo, tip: pull.merge, after };
    const data = await access.client.query({ query: lineQuery, variables }, attempt);
    const commit = fields(fields(data["repository"], "repository")["object"], "object");
    const history = connectionPage(commit["history"], "history");
    for (const node of history.nodes.map((each) => fields(each, "history.nodes"))) {
      const [parent] = list(fields(node["parents"], "parents")["nodes"], "parents.nodes");
      parents.set(sha(node["oid"], "commit.oid"), isFields(parent) ? sha(parent["oid"], "parent.oid") : null);
    }
    while (next !== null && line.size < pull.commits && parents.has(next)) {
      line.add(next);
      next = parents.get(next) ?? null;
    }
    after = history.next;
    if (next === null || line.size >= pull.commits || after === null) break;
  }
  return line;
}
