import type { ChangedFile } from "./changed-files.ts";
import type { Commit } from "./git-view.ts";
import type { JsonObject } from "./json.ts";
import type { Server } from "./reply.ts";
import { shape } from "./shapes.ts";
import { account, restLogin, type Account, type CheckRun, type Comment, type Review, type Status } from "./world.ts";

/** A user as most routes embed one. */
export function userShape(server: Server, who: Account, schema = "simple-user"): JsonObject {
  const login = restLogin(who);
  const url = `${server.apiUrl}/users/${encodeURIComponent(login)}`;
  const html = `${server.url}/${who.bot ? `apps/${who.login}` : login}`;
  return shape(schema, {
    login,
    id: who.id,
    node_id: `U_${String(who.id)}`,
    url,
    html_url: html,
    type: who.bot ? "Bot" : "User",
  });
}

/** The account an address belongs to: logins of the tests have LOGIN@northwind.example; other addresses belong to nobody. */
export function accountOfAddress(server: Server, email: string): Account | null {
  const login = /^([\w-]+(?:\[bot\])?)@northwind\.example$/u.exec(email)?.[1];
  return login === undefined ? null : account(server.world, login);
}

/** Root of a repository's API routes. */
export function repositoryApi(server: Server): string {
  return `${server.apiUrl}/repos/${server.world.owner}/${server.world.name}`;
}

/** Root of a repository's pages. */
export function repositoryPage(server: Server): string {
  return `${server.url}/${server.world.owner}/${server.world.name}`;
}

/** A repository, the server's own or a fork of it. */
export function repositoryShape(server: Server, fullName: string, schema: string): JsonObject {
  const { world } = server;
  const [owner = "", name = ""] = fullName.split("/");
  const own = fullName === `${world.owner}/${world.name}`;
  const who: Account = { login: owner, id: own ? 900 : 901, bot: false };
  return shape(schema, {
    id: own ? 501 : 502,
    node_id: `R_${own ? "501" : "502"}`,
    name,
    full_name: fullName,
    owner: { ...userShape(server, who), type: own ? "Organization" : "User" },
    fork: !own,
    url: `${server.apiUrl}/repos/${fullName}`,
    html_url: `${server.url}/${fullName}`,
    default_branch: world.defaultBranch,
    visibility: "public",
  });
}

/** A commit as the repository routes show it. */
export function commitShape(server: Server, commit: Commit): JsonObject {
  const api = repositoryApi(server);
  const page = repositoryPage(server);
  const url = `${api}/commits/${commit.sha}`;
  const author = accountOfAddress(server, commit.author.email);
  const committer = accountOfAddress(server, commit.committer.email);
  return shape("commit", {
    url,
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: { verified: false, reason: "unsigned", payload: null, signature: null, verified_at: null },
    },
    author: author === null ? null : userShape(server, author),
    committer: committer === null ? null : userShape(server, committer),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${page}/commit/${sha}` })),
  });
}

/** A row of a file list. */
export function fileShape(server: Server, head: string, file: ChangedFile): JsonObject {
  const path = file.filename.split("/").map(encodeURIComponent).join("/");
  const page = repositoryPage(server);
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryApi(server)}/contents/${path}?ref=${head}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousFilename === undefined ? {} : { previous_filename: file.previousFilename }),
  };
}

/** A review of a pull request. */
export function reviewShape(server: Server, number: number, review: Review): JsonObject {
  const pull = `${repositoryApi(server)}/pulls/${String(number)}`;
  const page = `${repositoryPage(server)}/pull/${String(number)}#pullrequestreview-${String(review.id)}`;
  return shape("pull-request-review", {
    id: review.id,
    node_id: `PRR_${String(review.id)}`,
    user: userShape(server, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pull,
    _links: { html: { href: page }, pull_request: { href: pull } },
    ...(review.state === "PENDING" ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitId,
    author_association: "NONE",
  });
}

/** A comment of a pull request. */
export function commentShape(server: Server, comment: Comment): JsonObject {
  const api = repositoryApi(server);
  const number = String(comment.number);
  return shape("issue-comment", {
    id: comment.id,
    node_id: `IC_${String(comment.id)}`,
    url: `${api}/issues/comments/${String(comment.id)}`,
    body: comment.body,
    html_url: `${repositoryPage(server)}/pull/${number}#issuecomment-${String(comment.id)}`,
    user: userShape(server, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    issue_url: `${api}/issues/${number}`,
    author_association: "NONE",
    performed_via_github_app: comment.author.bot
      ? appShape(server, { id: comment.author.id, slug: comment.author.login })
      : null,
  });
}

function appShape(server: Server, app: CheckRun["app"]): JsonObject {
  const owner: Account = { login: "northwind", id: 900, bot: false };
  return shape("nullable-integration", { id: app.id, slug: app.slug, name: app.slug, owner: userShape(server, owner) });
}

/** A commit status, whole or as the combined route shortens it. */
export function statusShape(server: Server, status: Status, schema: "status" | "simple-commit-status"): JsonObject {
  const creator = schema === "status" ? { creator: userShape(server, status.creator) } : {};
  return shape(schema, {
    url: `${repositoryApi(server)}/statuses/${status.sha}`,
    id: status.id,
    node_id: `SC_${String(status.id)}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    ...creator,
  });
}

/** A check run. */
export function checkRunShape(server: Server, run: CheckRun): JsonObject {
  return shape("check-run", {
    id: run.id,
    head_sha: run.sha,
    node_id: `CR_${String(run.id)}`,
    url: `${repositoryApi(server)}/check-runs/${String(run.id)}`,
    html_url: `${repositoryPage(server)}/runs/${String(run.id)}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    name: run.name,
    app: appShape(server, run.app),
  });
}
