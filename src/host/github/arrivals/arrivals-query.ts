import type { Sha } from "../../../model/change.ts";

/** Pull requests of one commit in an answer; a commit that is in more of them is asked for again, page by page. */
const associatedPerPage = 20;

const page = "pageInfo { hasNextPage endCursor }";
const pull = `number url state mergedAt baseRefName headRefOid
  baseRepository { nameWithOwner }
  mergedBy { __typename login }
  mergeCommit { oid }
  commits(last: 1) {
    totalCount
    nodes { commit { oid status { context(name: $context) { state description createdAt targetUrl creator { __typename login } } } } }
  }`;

/** How some commits landed, one alias for each, with the newest status of the gate's context on the heads. */
export function arrivalsQuery(commits: readonly Sha[]): string {
  const names = commits.map((_, index) => `c${String(index)}`);
  const declared = names.map((name) => `$${name}: GitObjectID!`).join(", ");
  const wanted = names.map((name) => `${name}: object(oid: $${name}) { ...Landed }`);
  return `fragment Landed on GitObject { oid ... on Commit {
  committedDate
  parents(first: 10) { nodes { oid } }
  author { user { __typename login } }
  associatedPullRequests(first: ${String(associatedPerPage)}) { ${page} nodes { ${pull} } }
} }
query ($owner: String!, $repo: String!, $context: String!, ${declared}) {
  repository(owner: $owner, name: $repo) { nameWithOwner ${wanted.join(" ")} }
}`;
}

/** Further pull requests of one commit. */
export const moreAssociatedQuery = `query ($owner: String!, $repo: String!, $context: String!, $commit: GitObjectID!, $after: String!) {
  repository(owner: $owner, name: $repo) { object(oid: $commit) { ... on Commit {
    associatedPullRequests(first: ${String(associatedPerPage)}, after: $after) { ${page} nodes { ${pull} } }
  } } }
}`;

/** The commits that lead to one, with their first parents. */
export const lineQuery = `query ($owner: String!, $repo: String!, $tip: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) { object(oid: $tip) { ... on Commit {
    history(first: 100, after: $after) { ${page} nodes { oid parents(first: 1) { nodes { oid } } } }
  } } }
}`;
