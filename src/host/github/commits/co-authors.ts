import type { Login } from "../../../model/answers.ts";
import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields, list } from "../client/answer.ts";
import { loginOf } from "../client/login.ts";

/** True when a message names co-authors in a trailer. */
export function namesCoAuthors(message: string): boolean {
  return /^co-authored-by:/imu.test(message);
}

const attempt = { doing: "read the authors of commits", permission: "contents: read" } as const;
// GitHub shows no more authors of a commit than this, and a query for 250 commits stays small.
const mostAuthors = 50;

/** The query for the authors of some commits, one alias for each. */
export function authorsQuery(commits: readonly Sha[]): string {
  const wanted = commits.map(
    (_, index) =>
      `c${String(index)}: object(oid: $c${String(index)}) { ... on Commit { authors(first: ${String(mostAuthors)}) { nodes { user { login } } } } }`,
  );
  const declared = commits.map((_, index) => `$c${String(index)}: GitObjectID!`).join(", ");
  return `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${wanted.join(" ")} } }`;
}

/** Accounts of the authors and co-authors of commits, as GitHub resolves their addresses. */
export async function readAuthors(
  access: Access,
  commits: readonly Sha[],
): Promise<ReadonlyMap<Sha, readonly Login[]>> {
  if (commits.length === 0) return new Map();
  const ids = Object.fromEntries(commits.map((commit, index) => [`c${String(index)}`, commit]));
  const variables = { ...ids, owner: access.owner, repo: access.repo };
  const data = await access.client.query({ query: authorsQuery(commits), variables }, attempt);
  const repository = fields(data["repository"], "repository");
  return new Map(
    commits.map((commit, index) => {
      const authors = fields(fields(repository[`c${String(index)}`], "commit")["authors"], "commit.authors");
      const users = list(authors["nodes"], "authors.nodes").map((node) => fields(node, "author")["user"]);
      return [commit, users.filter((user) => user !== null).map(loginOf)];
    }),
  );
}
