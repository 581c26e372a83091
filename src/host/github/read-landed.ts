import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Landed } from "../../model/facts.ts";
import type { FileRead } from "../../port/repository.ts";
import type { Access } from "./access.ts";
import { fields, isFields, isSha, list, sha, text } from "./answer.ts";
import { readPages } from "./pages.ts";
import { GitHubError } from "./trouble.ts";

interface ListedCommit {
  readonly sha: Sha;
  readonly first_parent: Sha | null;
  readonly committed_at: Instant;
}

function commitOf(value: unknown): ListedCommit {
  const commit = fields(value, "commit");
  const [parent] = list(commit["parents"], "commit.parents");
  const committer = fields(fields(commit["commit"], "commit.commit")["committer"], "commit.committer");
  return {
    sha: sha(commit["sha"], "commit.sha"),
    first_parent: isFields(parent) ? sha(parent["sha"], "parent.sha") : null,
    committed_at: new Date(text(committer["date"], "committer.date")).toISOString(),
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

/** When `commit` landed on the first-parent history of `base` since an instant; null: it did not. */
export async function readLandedAt(
  access: Access,
  query: { readonly commit: Sha; readonly base: Sha; readonly since: Instant },
): Promise<Instant | null> {
  if (!isSha(query.commit)) return null;
  const wanted = {
    route: "GET /repos/{owner}/{repo}/commits",
    parameters: { owner: access.owner, repo: access.repo, sha: query.base, since: query.since },
    item: commitOf,
    id: (commit: ListedCommit) => commit.sha,
    most_pages: 30,
  };
  const attempt = { doing: "read the history of the base branch", permission: "contents: read" } as const;
  const chain = firstParents(await readPages(access.client, wanted, attempt), query.base);
  const at = chain.findIndex((commit) => commit.sha === query.commit);
  if (at < 0) return null;
  // Clocks differ: what landed never landed before what it stands on.
  return chain.slice(at).reduce((latest, commit) => (commit.committed_at > latest ? commit.committed_at : latest), "");
}

/** The answer of the port, from the time and the blobs. */
export function landed(at: Instant, files: readonly FileRead[]): Landed {
  return { landed_at: at, blobs: Object.fromEntries(files.map((file) => [file.path, file.blob])) };
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
