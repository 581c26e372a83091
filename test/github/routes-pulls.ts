import { pullCommits, pullFiles, pullShape } from "./pull-shape.ts";
import { notFound, ok, pageReply, type Reply, type RestRequest, type RouteHandler, type Server } from "./reply.ts";
import { commitShape, fileShape, reviewShape } from "./rest-shapes.ts";
import type { PullRequest } from "./world.ts";

// GitHub lists no more, whatever the pull request holds.
const mostFiles = 3000;
const mostCommits = 250;

function onPull(answer: (server: Server, request: RestRequest, pull: PullRequest) => Reply): RouteHandler["answer"] {
  return (server, request) => {
    const pull = server.world.pulls.get(Number(request.parameters["pull_number"]));
    return pull === undefined ? notFound : answer(server, request, pull);
  };
}

function listed(server: Server, request: RestRequest): readonly PullRequest[] {
  const { state = "open", head, base, direction = "desc" } = request.query;
  const label = (pull: PullRequest): string => `${pull.headRepository?.split("/")[0] ?? "unknown"}:${pull.headRef}`;
  const found = [...server.world.pulls.values()]
    .filter((pull) => state === "all" || pull.state === state)
    // A head without its owner is no filter at all to GitHub.
    .filter((pull) => head === undefined || !head.includes(":") || label(pull) === head)
    .filter((pull) => base === undefined || pull.baseRef === base);
  return direction === "desc" ? found.reverse() : found;
}

function withCommit(server: Server, request: RestRequest): Reply {
  const sha = request.parameters["commit_sha"] ?? "";
  const commit = server.git.resolve(sha);
  if (commit === undefined) return notFound;
  const holds = (pull: PullRequest): boolean => pull.mergeSha === commit || pullCommits(server, pull).includes(commit);
  const found = [...server.world.pulls.values()].filter(holds);
  return pageReply(server, request, found, (pull) => pullShape(server, pull, "pull-request-simple"));
}

/** Pull requests, their files, commits and reviews. */
export const pullRoutes: readonly RouteHandler[] = [
  {
    route: "GET /repos/{owner}/{repo}/pulls",
    answer: (server, request) =>
      pageReply(server, request, listed(server, request), (pull) => pullShape(server, pull, "pull-request-simple")),
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    answer: onPull((server, _, pull) => ok(pullShape(server, pull, "pull-request"))),
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    answer: onPull((server, request, pull) =>
      pageReply(server, request, pullFiles(server, pull).slice(0, mostFiles), (file) =>
        fileShape(server, pull.headSha, file),
      ),
    ),
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
    answer: onPull((server, request, pull) =>
      pageReply(server, request, pullCommits(server, pull).slice(0, mostCommits), (sha) =>
        commitShape(server, server.git.commit(sha)),
      ),
    ),
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    answer: onPull((server, request, pull) =>
      pageReply(server, request, pull.reviews, (review) => reviewShape(server, pull.number, review)),
    ),
  },
  { route: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", answer: withCommit },
];
