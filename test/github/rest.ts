import { matchRoute } from "./openapi/document.ts";
import { notFound, problem, type Reply, type RestRequest, type RouteHandler, type Server } from "./reply.ts";
import { commitRoutes } from "./routes-commits.ts";
import { gitRoutes } from "./routes-git.ts";
import { issueRoutes } from "./routes-issues.ts";
import { peopleRoutes } from "./routes-people.ts";
import { plainIssueRoutes } from "./routes-plain-issues.ts";
import { pullRoutes } from "./routes-pulls.ts";

const handlers: ReadonlyMap<string, RouteHandler> = new Map(
  [...pullRoutes, ...issueRoutes, ...plainIssueRoutes, ...commitRoutes, ...gitRoutes, ...peopleRoutes].map(
    (handler) => [handler.route, handler],
  ),
);

/** Answers one REST request whose token is known. */
export async function answerRest(server: Server, request: Omit<RestRequest, "parameters">): Promise<Reply> {
  const matched = matchRoute(request.path);
  const handler = matched === undefined ? undefined : handlers.get(`${request.method} ${matched.route.template}`);
  if (matched === undefined || handler === undefined) return notFound;
  const { owner, repo } = matched.parameters;
  const elsewhere = owner !== undefined && `${owner}/${repo ?? ""}` !== `${server.world.owner}/${server.world.name}`;
  if (elsewhere) return notFound;
  if (request.method !== "GET" && !request.token.write) return problem(403, "Resource not accessible by integration");
  return handler.answer(server, { ...request, parameters: matched.parameters });
}
