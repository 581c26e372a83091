import { actorNode, connection, graphError, type GraphNode } from "./graph-nodes.ts";
import { list, text, type JsonObject } from "./json.ts";
import type { Server } from "./reply.ts";
import { repositoryPage } from "./rest-shapes.ts";
import type { Issue, Token, World } from "./world.ts";

const mostPinned = 3;

/** An issue that is no pull request. */
export function issueNode(server: Server, issue: Issue): GraphNode {
  return {
    __typename: "Issue",
    id: `I_${String(issue.number)}`,
    databaseId: 9000 + issue.number,
    number: issue.number,
    url: `${repositoryPage(server)}/issues/${String(issue.number)}`,
    title: issue.title,
    body: issue.body,
    state: issue.state === "open" ? "OPEN" : "CLOSED",
    closed: issue.state === "closed",
    author: actorNode(issue.author),
    editor: issue.editor === null ? null : actorNode(issue.editor),
    isPinned: issue.pinned,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    labels: (given: JsonObject) =>
      connection(issue.labels, given, (name) => ({ __typename: "Label", id: `LA_${name}`, name })),
  };
}

function sorted(issues: readonly Issue[], given: JsonObject): readonly Issue[] {
  const by = text(given, "orderBy", "field") === "UPDATED_AT" ? "updatedAt" : "createdAt";
  const up = [...issues].sort((a, b) => (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : a.number - b.number));
  return text(given, "orderBy", "direction") === "DESC" ? up.reverse() : up;
}

/** The lists of issues that a repository has. */
export function issueLists(server: Server): GraphNode {
  const all = (): readonly Issue[] => [...server.world.issues.values()];
  return {
    issues: (given: JsonObject) => {
      const [labels, states] = [list(given, "labels"), list(given, "states")];
      const found = all()
        .filter((issue) => labels.length === 0 || labels.some((label) => issue.labels.some((own) => own === label)))
        .filter((issue) => states.length === 0 || states.includes(issue.state === "open" ? "OPEN" : "CLOSED"));
      return connection(sorted(found, given), given, (issue) => issueNode(server, issue));
    },
    pinnedIssues: (given: JsonObject) =>
      connection(
        all().filter((issue) => issue.pinned),
        given,
        (issue) => ({ __typename: "PinnedIssue", id: `PI_${String(issue.number)}`, issue: issueNode(server, issue) }),
      ),
  };
}

function pin(world: World, id: string): Issue {
  const issue = [...world.issues.values()].find((each) => `I_${String(each.number)}` === id);
  if (issue === undefined) throw graphError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
  if ([...world.issues.values()].filter((each) => each.pinned).length >= mostPinned)
    throw graphError("UNPROCESSABLE", "Maximum 3 pinned issues per repository");
  issue.pinned = true;
  return issue;
}

/** What can be changed through GraphQL. */
export function mutations(server: Server, token: Token): GraphNode {
  return {
    pinIssue: (given: JsonObject) => {
      if (!token.write) throw graphError("FORBIDDEN", "Resource not accessible by integration");
      const issue = pin(server.world, text(given, "input", "issueId") ?? "");
      return { __typename: "PinIssuePayload", clientMutationId: null, issue: issueNode(server, issue) };
    },
  };
}
