import type { ChangedFile } from "./changed-files.ts";
import type { JsonObject } from "./json.ts";
import type { Server } from "./reply.ts";
import { repositoryApi, repositoryPage, repositoryShape, userShape } from "./rest-shapes.ts";
import { shape } from "./shapes.ts";
import { restLogin, type Account, type PullRequest } from "./world.ts";

/** Merge base of a pull request's head and its base branch's tip; once merged, the tip it was merged against. */
export function pullMergeBase(server: Server, pull: PullRequest): string {
  const present = pull.mergeSha === null ? server.git.resolve(`refs/heads/${pull.baseRef}`) : undefined;
  const tip = present ?? pull.baseSha;
  return server.git.mergeBase(tip, pull.headSha) ?? pull.baseSha;
}

/** Files of a pull request: its head against the merge base. */
export function pullFiles(server: Server, pull: PullRequest): readonly ChangedFile[] {
  return server.git.files(pullMergeBase(server, pull), pull.headSha);
}

/** Commits of a pull request, oldest first. */
export function pullCommits(server: Server, pull: PullRequest): readonly string[] {
  return server.git.between(pullMergeBase(server, pull), pull.headSha);
}

function side(server: Server, repository: string | null, ref: string, sha: string): JsonObject {
  const owner = repository?.split("/")[0] ?? "unknown";
  const who: Account = { login: owner, id: owner === server.world.owner ? 900 : 901, bot: false };
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userShape(server, who),
    repo: repository === null ? null : repositoryShape(server, repository, "repository"),
  };
}

function links(server: Server, pull: PullRequest): JsonObject {
  const api = repositoryApi(server);
  const own = `${api}/pulls/${String(pull.number)}`;
  const issue = `${api}/issues/${String(pull.number)}`;
  const addresses = {
    self: own,
    html: `${repositoryPage(server)}/pull/${String(pull.number)}`,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${own}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${own}/commits`,
    statuses: `${api}/statuses/${pull.headSha}`,
  };
  return Object.fromEntries(Object.entries(addresses).map(([name, href]) => [name, { href }]));
}

function labels(server: Server, pull: PullRequest): readonly JsonObject[] {
  const url = `${repositoryApi(server)}/labels/`;
  return pull.labels.map((name, index) => ({
    id: index + 1,
    node_id: `LA_${String(index)}`,
    url: url + encodeURIComponent(name),
    name,
    description: "",
    color: "ededed",
    default: false,
  }));
}

function totals(server: Server, pull: PullRequest): JsonObject {
  const files = pullFiles(server, pull);
  const comments = [...server.world.comments.values()].filter((each) => each.number === pull.number);
  return {
    merged: pull.mergeSha !== null,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
    commits: pullCommits(server, pull).length,
    comments: comments.length,
    mergeable_state: "unknown",
  };
}

/** A pull request, whole or as lists shorten it. */
export function pullShape(
  server: Server,
  pull: PullRequest,
  schema: "pull-request" | "pull-request-simple",
): JsonObject {
  const { world } = server;
  const own = `${repositoryApi(server)}/pulls/${String(pull.number)}`;
  const page = `${repositoryPage(server)}/pull/${String(pull.number)}`;
  return shape(schema, {
    id: 7000 + pull.number,
    node_id: `PR_${String(pull.number)}`,
    url: own,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body === "" ? null : pull.body,
    draft: pull.draft,
    user: userShape(server, pull.author),
    author_association: restLogin(pull.author) === "ada" ? "MEMBER" : "NONE",
    labels: labels(server, pull),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergeSha === null ? null : pull.closedAt,
    merge_commit_sha: pull.mergeSha,
    head: side(server, pull.headRepository, pull.headRef, pull.headSha),
    base: side(server, `${world.owner}/${world.name}`, pull.baseRef, pull.baseSha),
    _links: links(server, pull),
    ...(schema === "pull-request" ? totals(server, pull) : {}),
  });
}
