import { addComment, changeComment } from "./actions.ts";
import { text } from "./json.ts";
import {
  notFound,
  ok,
  pageReply,
  problem,
  unprocessable,
  type Reply,
  type RestRequest,
  type RouteHandler,
  type Server,
} from "./reply.ts";
import { commentShape } from "./rest-shapes.ts";
import { restLogin, type Comment } from "./world.ts";

const longestComment = 65_536;

function refusedBody(body: string | undefined): Reply | undefined {
  if (body === undefined || body.trim() === "") return unprocessable("IssueComment", "body", "body can't be blank");
  if (body.length <= longestComment) return undefined;
  return unprocessable("IssueComment", "body", `body is too long (maximum is ${String(longestComment)} characters)`);
}

function exists({ world }: Server, number: number): boolean {
  return world.pulls.has(number) || world.issues.has(number);
}

function listed(server: Server, request: RestRequest): Reply {
  const number = Number(request.parameters["issue_number"]);
  if (!exists(server, number)) return notFound;
  const since = request.query["since"];
  const found = [...server.world.comments.values()]
    .filter((comment) => comment.number === number)
    .filter((comment) => since === undefined || Date.parse(comment.updatedAt) >= Date.parse(since));
  return pageReply(server, request, found, (comment) => commentShape(server, comment));
}

function created(server: Server, request: RestRequest): Reply {
  const number = Number(request.parameters["issue_number"]);
  if (!exists(server, number)) return notFound;
  const body = text(request.body, "body");
  const refused = refusedBody(body);
  if (refused !== undefined) return refused;
  const comment = addComment(server.world, number, { by: restLogin(request.token.account), body: body ?? "" });
  return ok(commentShape(server, comment), 201);
}

function onComment(answer: (server: Server, request: RestRequest, comment: Comment) => Reply): RouteHandler["answer"] {
  return (server, request) => {
    const comment = server.world.comments.get(Number(request.parameters["comment_id"]));
    return comment === undefined ? notFound : answer(server, request, comment);
  };
}

function updated(server: Server, request: RestRequest, comment: Comment): Reply {
  const body = text(request.body, "body");
  const refused = refusedBody(body);
  if (refused !== undefined) return refused;
  const by = restLogin(request.token.account);
  return ok(commentShape(server, changeComment(server.world, comment.id, { body: body ?? "", by })));
}

function deleted(server: Server, _: RestRequest, comment: Comment): Reply {
  if (!server.world.comments.delete(comment.id)) return problem(404, "Not Found");
  return { status: 204 };
}

/** Comments of pull requests and issues. */
export const issueRoutes: readonly RouteHandler[] = [
  { route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments", answer: listed },
  { route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments", answer: created },
  {
    route: "GET /repos/{owner}/{repo}/issues/comments/{comment_id}",
    answer: onComment((server, _, comment) => ok(commentShape(server, comment))),
  },
  { route: "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", answer: onComment(updated) },
  { route: "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", answer: onComment(deleted) },
];
