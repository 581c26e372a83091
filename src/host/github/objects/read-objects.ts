import type { Sha } from "../../../model/change.ts";
import type { Access } from "../client/access.ts";
import { fields } from "../client/answer.ts";
import { blobFields, gitObject, treeWithTexts, type GitObject } from "./git-object.ts";
import { GitHubError } from "../client/trouble.ts";

/** What to fetch about an expression such as `COMMIT:folder`: that it exists, a blob's text, a folder's names, or those with all texts. */
export interface Ask {
  readonly expression: string;
  readonly want: "existence" | "text" | "entries" | "entries-with-texts";
}

const selections: Readonly<Record<Ask["want"], string>> = {
  existence: "__typename oid",
  text: `__typename oid ... on Blob { ${blobFields} }`,
  entries: "__typename oid ... on Tree { entries { name mode oid } }",
  "entries-with-texts": treeWithTexts,
};

// Far below GitHub's limits on a query, and enough for both sides of a hundred files in one.
const mostPerQuery = 500;
// A query this small is not split when it fails: something else is wrong.
const fewest = 60;

/** The query for some expressions and its variables: one alias for each, in order. */
export function objectQuery(asks: readonly Ask[]): {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
} {
  const names = asks.map((_, index) => `e${String(index)}`);
  const declared = names.map((name) => `$${name}: String!`).join(", ");
  const wanted = asks.map((ask, index) => {
    const name = `e${String(index)}`;
    return `${name}: object(expression: $${name}) { ${selections[ask.want]} }`;
  });
  return {
    query: `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${wanted.join(" ")} } }`,
    variables: Object.fromEntries(asks.map((ask, index) => [`e${String(index)}`, ask.expression])),
  };
}

const attempt = { doing: "read files at a commit", permission: "contents: read" } as const;

async function readChunk(access: Access, asks: readonly Ask[]): Promise<readonly GitObject[]> {
  const { query, variables } = objectQuery(asks);
  const request = { query, variables: { ...variables, owner: access.owner, repo: access.repo } };
  const repository = fields((await access.client.query(request, attempt))["repository"], "repository");
  return asks.map((_, index) => gitObject(repository[`e${String(index)}`]));
}

// Long texts can make a query too much for GitHub, which then says so in one of several ways: smaller ones may pass.
function mayBeTooMuch(error: unknown): boolean {
  return error instanceof GitHubError && (error.status === 0 || error.status >= 500);
}

async function readOrSplit(access: Access, asks: readonly Ask[]): Promise<readonly GitObject[]> {
  try {
    return await readChunk(access, asks);
  } catch (error) {
    if (asks.length <= fewest || !mayBeTooMuch(error)) throw error;
    const middle = Math.ceil(asks.length / 2);
    const first = await readOrSplit(access, asks.slice(0, middle));
    return [...first, ...(await readOrSplit(access, asks.slice(middle)))];
  }
}

/** Reads what expressions stand for, in the order asked, in as few queries as is reasonable. */
export async function readObjects(access: Access, asks: readonly Ask[]): Promise<readonly GitObject[]> {
  const found: GitObject[] = [];
  for (let at = 0; at < asks.length; at += mostPerQuery) {
    found.push(...(await readOrSplit(access, asks.slice(at, at + mostPerQuery))));
  }
  return found;
}

const pauses = [1, 2, 4];

/** Like readObjects, and makes sure that the commits exist: right after a push GitHub may not know them yet. */
export async function readObjectsAt(
  access: Access,
  commits: readonly Sha[],
  asks: readonly Ask[],
): Promise<readonly GitObject[]> {
  const existence = commits.map((commit): Ask => ({ expression: commit, want: "existence" }));
  for (const pause of [...pauses, null]) {
    const found = await readObjects(access, [...existence, ...asks]);
    const absent = commits.find((_, index) => found[index] === null);
    if (absent === undefined) return found.slice(commits.length);
    if (pause === null) throw unknownCommit(absent);
    await access.client.pause(pause);
  }
  return [];
}

function unknownCommit(commit: Sha): GitHubError {
  return new GitHubError(`could not read files: GitHub does not know commit ${commit}`, {
    status: 404,
    hint: "if it was just pushed, run again in a minute; if it was deleted, push the branch again",
  });
}
