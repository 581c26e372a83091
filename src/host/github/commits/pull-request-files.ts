import type { ChangedFile } from "../../../model/change.ts";
import type { Comparison } from "../../../port/repository.ts";
import type { Access } from "../client/access.ts";
import { changedFile } from "./changed-file.ts";
import { mostComparedFiles } from "./compare.ts";
import { readPages } from "../client/pages.ts";
import { GitHubError } from "../client/trouble.ts";

const attempt = { doing: "read the files of the pull request", permission: "pull-requests: read" } as const;

async function readPullRequestFiles(access: Access, number: number): Promise<ChangedFile[]> {
  const wanted = {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    parameters: { owner: access.owner, repo: access.repo, pull_number: number },
    item: changedFile,
    id: (file: ChangedFile) => file.path,
    most_pages: 31,
  };
  return await readPages(access.client, wanted, attempt);
}

function missingFrom(files: readonly ChangedFile[], compared: readonly ChangedFile[]): ChangedFile | undefined {
  const known = new Set(files.map((file) => `${file.status} ${file.path}`));
  return compared.find((file) => !known.has(`${file.status} ${file.path}`));
}

/**
 * Completes a pull request's comparison. Below 300 files the comparison itself is whole, unless the pull request
 * counts differently; then its own list is read too and must at least agree with that count. From 300 on the list decides.
 */
export async function completeFiles(
  access: Access,
  comparison: Comparison,
  pull: { readonly number: number; readonly changed_files: number },
): Promise<Comparison> {
  const compared = comparison.files.length;
  if (compared < mostComparedFiles && compared === pull.changed_files) return comparison;
  const files = await readPullRequestFiles(access, pull.number);
  if (compared < mostComparedFiles) {
    // The list of an older merge base may differ and still be whole; a list that is short of its own count is not.
    return files.length === pull.changed_files ? comparison : { ...comparison, total_files: pull.changed_files };
  }
  if (missingFrom(files, comparison.files) !== undefined) {
    throw new GitHubError("the pull request's list of files is not that of its head against the base", {
      status: 0,
      hint: "merge the base branch into the pull request, or run again",
    });
  }
  return { ...comparison, files, total_files: pull.changed_files };
}
