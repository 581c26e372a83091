import type { Instant } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, isFields, list, sha, text } from "../client/answer.ts";
import { readPages } from "../client/pages.ts";

interface ListedCommit {
  readonly sha: Sha;
  readonly first_parent: Sha | null;
  /** Committer date, in milliseconds. */
  readonly date: number;
}

function commitOf(value: unknown): ListedCommit {
  const commit = fields(value, "commit");
  const [parent] = list(commit["parents"], "commit.parents");
  const committer = fields(fields(commit["commit"], "commit.commit")["committer"], "commit.committer");
  return {
    sha: sha(commit["sha"], "commit.sha"),
    first_parent: isFields(parent) ? sha(parent["sha"], "parent.sha") : null,
    date: Date.parse(text(committer["date"], "committer.date")),
  };
}

// The host lists all ancestors; only the way through first parents is what landed on the branch.
function firstParents(commits: readonly ListedCommit[], tip: Sha): ListedCommit[] {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const chain: ListedCommit[] = [];
  for (let at: Sha | null = tip; at !== null;) {
    const commit = known.get(at);
    if (commit === undefined) break;
    chain.push(commit);
    at = commit.first_parent;
  }
  return chain;
}

/** The first-parent line of `base` back to the first commit that is dated before an instant, oldest first. */
export async function readFirstParents(
  access: Access,
  { base, since }: { readonly base: Sha; readonly since: Instant },
): Promise<readonly ListedCommit[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/commits",
    parameters: { owner: access.owner, repo: access.repo, sha: base, since },
    item: commitOf,
    id: (commit: ListedCommit) => commit.sha,
    most_pages: 30,
  };
  const attempt = { doing: "read the history of the base branch", permission: "contents: read" } as const;
  return firstParents(await readPages(access.client, wanted, attempt), base).reverse();
}
