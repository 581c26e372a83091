import type { JsonObject } from "./json.ts";
import type { Server } from "./reply.ts";
import { repositoryApi, repositoryPage, userShape } from "./rest-shapes.ts";
import { shape } from "./shapes.ts";
import type { Issue } from "./world.ts";

/** A label as issues and the list of labels show it. */
export function labelShape(server: Server, name: string): JsonObject {
  const id = [...server.world.labels].indexOf(name) + 1;
  return shape("label", {
    id,
    node_id: `LA_${String(id)}`,
    url: `${repositoryApi(server)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: "ededed",
    default: false,
  });
}

/** An issue. */
export function issueShape(server: Server, issue: Issue): JsonObject {
  const number = String(issue.number);
  const own = `${repositoryApi(server)}/issues/${number}`;
  return shape("issue", {
    id: 9000 + issue.number,
    node_id: `I_${number}`,
    url: own,
    repository_url: repositoryApi(server),
    labels_url: `${own}/labels{/name}`,
    comments_url: `${own}/comments`,
    events_url: `${own}/events`,
    html_url: `${repositoryPage(server)}/issues/${number}`,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userShape(server, issue.author),
    labels: issue.labels.map((name) => labelShape(server, name)),
    locked: false,
    comments: [...server.world.comments.values()].filter((each) => each.number === issue.number).length,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: "NONE",
  });
}
