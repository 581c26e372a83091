import { addStatus } from "./actions.ts";
import { text } from "./json.ts";
import { linkHeader, notFound, numberOf, ok, paged, pageReply, problem, unprocessable } from "./reply.ts";
import type { Reply, RestRequest, RouteHandler, Server } from "./reply.ts";
import {
  checkRunShape,
  commitShape,
  fileShape,
  repositoryApi,
  repositoryPage,
  repositoryShape,
  statusShape,
} from "./rest-shapes.ts";
import { shape } from "./shapes.ts";
import { restLogin, type CheckRun, type Status } from "./world.ts";

// A comparison lists no more files, and all of them on its first page.
const mostFiles = 300;
const longestDescription = 140;

/** A branch, a tag, an id, or OWNER:BRANCH of a fork. */
function resolve(server: Server, name: string): string | undefined {
  const [owner = "", branch] = name.split(":");
  if (branch === undefined) return server.git.resolve(name);
  const own = owner === server.world.owner;
  return server.git.resolve(own ? `refs/heads/${branch}` : `refs/forks/${owner}/${branch}`);
}

function onRef(answer: (server: Server, request: RestRequest, sha: string) => Reply): RouteHandler["answer"] {
  return (server, request) => {
    const sha = resolve(server, request.parameters["ref"] ?? "");
    return sha === undefined
      ? problem(422, `No commit found for SHA: ${request.parameters["ref"] ?? ""}`)
      : answer(server, request, sha);
  };
}

function compared(server: Server, request: RestRequest): Reply {
  const basehead = request.parameters["basehead"] ?? "";
  const [base, head] = basehead.split("...").map((name) => resolve(server, name));
  const middle = base === undefined || head === undefined ? undefined : server.git.mergeBase(base, head);
  if (base === undefined || head === undefined || middle === undefined) return notFound;
  const ahead = server.git.between(base, head);
  const behind = server.git.between(head, base);
  const asked = request.query["page"] !== undefined || request.query["per_page"] !== undefined;
  const page = numberOf(request.query["page"], 1);
  const size = asked ? numberOf(request.query["per_page"], 30, 100) : 250;
  const one = (sha: string): unknown => commitShape(server, server.git.commit(sha));
  const url = `${repositoryApi(server)}/compare/${basehead}`;
  const html = `${repositoryPage(server)}/compare/${basehead}`;
  const files = page === 1 ? server.git.files(middle, head).slice(0, mostFiles) : [];
  const status =
    ahead.length > 0 ? (behind.length > 0 ? "diverged" : "ahead") : behind.length > 0 ? "behind" : "identical";
  const body = shape("commit-comparison", {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: one(base),
    merge_base_commit: one(middle),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.slice((page - 1) * size, page * size).map(one),
    files: files.map((file) => fileShape(server, head, file)),
  });
  return { status: 200, headers: asked ? linkHeader(server, request, { page, size, total: ahead.length }) : {}, body };
}

function newestFirst(server: Server, sha: string): readonly Status[] {
  return server.world.statuses.filter((status) => status.sha === sha).reverse();
}

function combined(server: Server, request: RestRequest, sha: string): Reply {
  const latest = newestFirst(server, sha).filter(
    (status, index, all) => all.findIndex((each) => each.context === status.context) === index,
  );
  const states = new Set(latest.map((status) => status.state));
  const bad = states.has("failure") || states.has("error");
  const state = bad ? "failure" : states.size === 0 || states.has("pending") ? "pending" : "success";
  const { items, headers } = paged(server, request, latest, (status) =>
    statusShape(server, status, "simple-commit-status"),
  );
  const url = `${repositoryApi(server)}/commits/${sha}`;
  const repository = repositoryShape(server, `${server.world.owner}/${server.world.name}`, "minimal-repository");
  const body = {
    state,
    sha,
    repository,
    total_count: latest.length,
    statuses: items,
    commit_url: url,
    url: `${url}/status`,
  };
  return { status: 200, headers, body };
}

function posted(server: Server, request: RestRequest): Reply {
  const sha = server.git.resolve(request.parameters["sha"] ?? "");
  if (sha === undefined)
    return unprocessable("Status", "sha", `No commit found for SHA: ${request.parameters["sha"] ?? ""}`);
  const state = text(request.body, "state") ?? "";
  if (!["error", "failure", "pending", "success"].includes(state))
    return unprocessable("Status", "state", "state is not included in the list");
  const description = text(request.body, "description") ?? null;
  if (description !== null && description.length > longestDescription) {
    return unprocessable(
      "Status",
      "description",
      `description is too long (maximum is ${String(longestDescription)} characters)`,
    );
  }
  const by = restLogin(request.token.account);
  const targetUrl = text(request.body, "target_url") ?? null;
  const context = text(request.body, "context") ?? "default";
  return ok(
    statusShape(server, addStatus(server.world, sha, { by, state, context, description, targetUrl }), "status"),
    201,
  );
}

function checkRuns(server: Server, request: RestRequest, sha: string): Reply {
  const { check_name: name, status, app_id: app, filter = "latest" } = request.query;
  const all = [...server.world.checkRuns.values()]
    .filter(
      (run) =>
        run.sha === sha && (name === undefined || run.name === name) && (status === undefined || run.status === status),
    )
    .filter((run) => app === undefined || run.app.id === Number(app))
    .reverse();
  const key = (run: CheckRun): string => `${String(run.app.id)} ${run.name}`;
  const newest = new Map([...all].reverse().map((run) => [key(run), run]));
  const found = filter === "all" ? all : all.filter((run) => newest.get(key(run)) === run);
  const { items, headers } = paged(server, request, found, (run) => checkRunShape(server, run));
  return { status: 200, headers, body: { total_count: found.length, check_runs: items } };
}

function history(server: Server, request: RestRequest): Reply {
  const { sha = server.world.defaultBranch, path, since, until } = request.query;
  const start = resolve(server, sha);
  if (start === undefined) return notFound;
  const options = {
    ...(path === undefined ? {} : { path }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  return pageReply(server, request, server.git.history(start, options), (each) =>
    commitShape(server, server.git.commit(each)),
  );
}

function oneCommit(server: Server, _: RestRequest, sha: string): Reply {
  const commit = server.git.commit(sha);
  const [parent] = commit.parents;
  const files = parent === undefined ? [] : server.git.files(parent, sha).slice(0, mostFiles);
  return ok({ ...commitShape(server, commit), files: files.map((file) => fileShape(server, sha, file)) });
}

/** Commits, comparisons, statuses and check runs. */
export const commitRoutes: readonly RouteHandler[] = [
  { route: "GET /repos/{owner}/{repo}/compare/{basehead}", answer: compared },
  { route: "GET /repos/{owner}/{repo}/commits", answer: history },
  { route: "GET /repos/{owner}/{repo}/commits/{ref}", answer: onRef(oneCommit) },
  {
    route: "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
    answer: onRef((server, request, sha) =>
      pageReply(server, request, newestFirst(server, sha), (status) => statusShape(server, status, "status")),
    ),
  },
  { route: "GET /repos/{owner}/{repo}/commits/{ref}/status", answer: onRef(combined) },
  { route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", answer: onRef(checkRuns) },
  { route: "POST /repos/{owner}/{repo}/statuses/{sha}", answer: posted },
];
