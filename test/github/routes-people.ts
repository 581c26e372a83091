import {
  notFound,
  ok,
  pageReply,
  problem,
  type Reply,
  type RestRequest,
  type RouteHandler,
  type Server,
} from "./reply.ts";
import { repositoryShape, userShape } from "./rest-shapes.ts";
import { account } from "./world.ts";

const refused = problem(403, "Resource not accessible by integration");

function team(request: RestRequest): string {
  return `${request.parameters["org"] ?? ""}/${request.parameters["team_slug"] ?? ""}`;
}

function members(server: Server, request: RestRequest): Reply {
  if (!request.token.members) return refused;
  const logins = server.world.teams.get(team(request));
  if (logins === undefined) return notFound;
  return pageReply(server, request, logins, (login) => userShape(server, account(server.world, login), "team-member"));
}

function membership(server: Server, request: RestRequest): Reply {
  if (!request.token.members) return refused;
  const login = request.parameters["username"] ?? "";
  if (server.world.teams.get(team(request))?.includes(login) !== true) return notFound;
  const { org = "", team_slug: slug = "" } = request.parameters;
  return ok({
    url: `${server.apiUrl}/orgs/${org}/teams/${slug}/memberships/${login}`,
    role: "member",
    state: "active",
  });
}

// The route names only these four; the finer ones are told by the role name.
const coarse: Readonly<Record<string, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
};

function permission(server: Server, request: RestRequest): Reply {
  const login = request.parameters["username"] ?? "";
  const known = server.world.accounts.has(login) || server.world.permissions.has(login);
  if (!known) return notFound;
  const role = server.world.permissions.get(login) ?? "read";
  const user = { ...userShape(server, account(server.world, login), "nullable-collaborator"), role_name: role };
  return ok({ permission: coarse[role] ?? "none", role_name: role, user });
}

function rateLimit(): Reply {
  const rate = { limit: 1000, remaining: 990, reset: 1_793_523_600, used: 10 };
  return ok({ resources: { core: rate, search: rate, graphql: rate }, rate });
}

/** The repository, people, teams and limits. */
export const peopleRoutes: readonly RouteHandler[] = [
  {
    route: "GET /repos/{owner}/{repo}",
    answer: (server) => ok(repositoryShape(server, `${server.world.owner}/${server.world.name}`, "full-repository")),
  },
  { route: "GET /orgs/{org}/teams/{team_slug}/members", answer: members },
  { route: "GET /orgs/{org}/teams/{team_slug}/memberships/{username}", answer: membership },
  { route: "GET /repos/{owner}/{repo}/collaborators/{username}/permission", answer: permission },
  {
    route: "GET /user",
    answer: (server, request) =>
      request.token.installation ? refused : ok(userShape(server, request.token.account, "public-user")),
  },
  {
    route: "GET /users/{username}",
    answer: (server, request) => {
      const login = request.parameters["username"] ?? "";
      return server.world.accounts.has(login)
        ? ok(userShape(server, account(server.world, login), "public-user"))
        : notFound;
    },
  },
  { route: "GET /rate_limit", answer: rateLimit },
];
