import type { ChangedFile, Sha } from "../../../model/change.ts";
import type { ChangeCommit, Comparison } from "../../../port/repository.ts";
import type { Access } from "../client/access.ts";
import { count, fields, isFields, list, sha, text, type Fields } from "../client/answer.ts";
import { changedFile } from "./changed-file.ts";
import { namesCoAuthors, readAuthors } from "./co-authors.ts";
import { loginOf } from "../client/login.ts";
import { GitHubError } from "../client/trouble.ts";

/** GitHub names no more files than this in a comparison. */
export const mostComparedFiles = 300;
/** More commits than this are never read: the change then counts as incomplete. */
const mostCommits = 250;
const perPage = 100;
const attempt = { doing: "compare the change with its base", permission: "contents: read" } as const;

interface Page {
  readonly merge_base: Sha;
  readonly commits: readonly Fields[];
  readonly total_commits: number;
  readonly files: readonly ChangedFile[];
}

async function readPage(access: Access, range: string, page: number): Promise<Page> {
  const parameters = { owner: access.owner, repo: access.repo, basehead: range, per_page: perPage, page };
  const answer = await access.client.rest("GET /repos/{owner}/{repo}/compare/{basehead}", parameters, attempt);
  const data = fields(answer.data, "comparison");
  return {
    merge_base: sha(fields(data["merge_base_commit"], "merge_base_commit")["sha"], "merge_base_commit.sha"),
    commits: list(data["commits"], "commits").map((commit) => fields(commit, "commit")),
    total_commits: count(data["total_commits"], "total_commits"),
    // Only the first page lists the files, and it always does.
    files: page > 1 && data["files"] === undefined ? [] : list(data["files"], "files").map(changedFile),
  };
}

const pauses = [1, 2, 4];

// Right after a push GitHub may answer 404 for a commit that it already announced.
async function readFirstPage(access: Access, range: string, patient: boolean): Promise<Page> {
  for (const pause of patient ? pauses : []) {
    try {
      return await readPage(access, range, 1);
    } catch (error) {
      if (!(error instanceof GitHubError) || error.status !== 404) throw error;
      await access.client.pause(pause);
    }
  }
  return await readPage(access, range, 1);
}

function isMerge(commit: Fields): boolean {
  return list(commit["parents"], "commit.parents").length > 1;
}

async function peopleOf(access: Access, commits: readonly Fields[]): Promise<ChangeCommit[]> {
  const shared = commits.filter(
    (commit) =>
      !isMerge(commit) && namesCoAuthors(text(fields(commit["commit"], "commit")["message"], "commit.message")),
  );
  const authors = await readAuthors(
    access,
    shared.map((commit) => sha(commit["sha"], "commit.sha")),
  );
  return commits.map((commit) => {
    const id = sha(commit["sha"], "commit.sha");
    // An address without an account gives null or an empty object.
    const author = isFields(commit["author"]) && "login" in commit["author"] ? [loginOf(commit["author"])] : [];
    return { sha: id, merge: isMerge(commit), people: [...new Set([...author, ...(authors.get(id) ?? [])])] };
  });
}

/** Merge base, commits and files of `base...head`. At the limit of 300 files `total_files` is one more: the list may go on. */
export async function compare(
  access: Access,
  range: { readonly base: Sha; readonly head: Sha; readonly patient: boolean },
): Promise<Comparison> {
  const basehead = `${range.base}...${range.head}`;
  const first = await readFirstPage(access, basehead, range.patient);
  const commits = new Map(first.commits.map((commit) => [commit["sha"], commit]));
  const wanted = first.total_commits > mostCommits ? 0 : first.total_commits;
  for (let page = 2; commits.size < wanted && page <= Math.ceil(wanted / perPage); page += 1) {
    const more = await readPage(access, basehead, page);
    for (const commit of more.commits) commits.set(commit["sha"], commit);
  }
  return {
    merge_base: first.merge_base,
    files: first.files,
    total_files: first.files.length < mostComparedFiles ? first.files.length : mostComparedFiles + 1,
    commits: await peopleOf(access, [...commits.values()]),
    total_commits: first.total_commits,
  };
}
