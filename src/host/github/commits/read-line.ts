import type { Instant } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, isFields, isSha, list, sha, text } from "../client/answer.ts";
import { readPages } from "../client/pages.ts";
import { GitHubError } from "../client/trouble.ts";

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
export async function readLine(
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

/** Whether one commit is another one or its ancestor; a commit that GitHub doesn't know is none. */
export async function isAncestor(access: Access, commit: Sha, of: Sha): Promise<boolean> {
  if (!isSha(commit)) return false;
  const parameters = { owner: access.owner, repo: access.repo, basehead: `${commit}...${of}`, per_page: 1, page: 1 };
  const attempt = { doing: "compare two commits", permission: "contents: read" } as const;
  try {
    const answer = await access.client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, attempt);
    const status = text(fields(answer.data, "comparison")["status"], "comparison.status");
    return status === "ahead" || status === "identical";
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 404 || error.status === 422)) return false;
    throw error;
  }
}
