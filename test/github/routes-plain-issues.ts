import { addIssue, changeIssue, type IssueChange } from "./issue-actions.ts";
import { issueShape, labelShape } from "./issue-shapes.ts";
import { list, text } from "./json.ts";
import { notFound, ok, pageReply, unprocessable, type Reply, type RestRequest, type RouteHandler } from "./reply.ts";
import type { Server } from "./reply.ts";
import { restLogin, type Issue } from "./world.ts";

const longestBody = 65_536;

function onIssue(answer: (server: Server, request: RestRequest, issue: Issue) => Reply): RouteHandler["answer"] {
  return (server, request) => {
    const issue = server.world.issues.get(Number(request.parameters["issue_number"]));
    return issue === undefined ? notFound : answer(server, request, issue);
  };
}

function tooLong(body: string | undefined): Reply | undefined {
  if (body === undefined || body.length <= longestBody) return undefined;
  return unprocessable("Issue", "body", `body is too long (maximum is ${String(longestBody)} characters)`);
}

function names(body: unknown): readonly string[] {
  return list(body, "labels").filter((name) => typeof name === "string");
}

function created(server: Server, request: RestRequest): Reply {
  const title = text(request.body, "title") ?? "";
  if (title.trim() === "") return unprocessable("Issue", "title", "title can't be blank");
  const body = text(request.body, "body") ?? "";
  const by = restLogin(request.token.account);
  return (
    tooLong(body) ??
    ok(issueShape(server, addIssue(server.world, { title, body, by, labels: names(request.body) })), 201)
  );
}

function updated(server: Server, request: RestRequest, issue: Issue): Reply {
  const [title, body, state] = [text(request.body, "title"), text(request.body, "body"), text(request.body, "state")];
  const reason = text(request.body, "state_reason");
  const change: IssueChange = {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(state === "open" || state === "closed" ? { state } : {}),
    ...(reason === "duplicate" || reason === "not_planned" || reason === "reopened" ? { stateReason: reason } : {}),
  };
  const by = restLogin(request.token.account);
  return tooLong(body) ?? ok(issueShape(server, changeIssue(server.world, issue.number, { ...change, by })));
}

function labelled(server: Server, request: RestRequest, issue: Issue): Reply {
  const labels = [...new Set([...issue.labels, ...names(request.body)])];
  for (const label of labels) server.world.labels.add(label);
  changeIssue(server.world, issue.number, { labels, by: restLogin(request.token.account) });
  return ok(labels.map((name) => labelShape(server, name)));
}

function newLabel(server: Server, request: RestRequest): Reply {
  const name = text(request.body, "name") ?? "";
  if (server.world.labels.has(name)) return unprocessable("Label", "name", "already_exists");
  server.world.labels.add(name);
  return ok(labelShape(server, name), 201);
}

/** Issues that are no pull requests, and labels. */
export const plainIssueRoutes: readonly RouteHandler[] = [
  { route: "POST /repos/{owner}/{repo}/issues", answer: created },
  {
    route: "GET /repos/{owner}/{repo}/issues/{issue_number}",
    answer: onIssue((server, _, issue) => ok(issueShape(server, issue))),
  },
  { route: "PATCH /repos/{owner}/{repo}/issues/{issue_number}", answer: onIssue(updated) },
  { route: "POST /repos/{owner}/{repo}/issues/{issue_number}/labels", answer: onIssue(labelled) },
  {
    route: "GET /repos/{owner}/{repo}/labels",
    answer: (server, request) =>
      pageReply(server, request, [...server.world.labels], (name) => labelShape(server, name)),
  },
  { route: "POST /repos/{owner}/{repo}/labels", answer: newLabel },
];
