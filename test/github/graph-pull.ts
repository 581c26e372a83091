import { commitNode, refNode, repositoryObject } from "./graph-git.ts";
import { issueLists, issueNode, mutations } from "./graph-issue.ts";
import { actorNode, connection, graphError, type GraphNode } from "./graph-nodes.ts";
import { field, list, text, type JsonObject } from "./json.ts";
import { pullCommits, pullFiles } from "./pull-shape.ts";
import type { Server } from "./reply.ts";
import { repositoryPage } from "./rest-shapes.ts";
import {
  account,
  restLogin,
  type Comment,
  type BaseChange,
  type ForcePush,
  type PullRequest,
  type Review,
  type Token,
} from "./world.ts";

const mostCommits = 250;

/** What a query knows besides its text. */
export interface GraphContext {
  readonly server: Server;
  readonly token: Token;
}

function reviewNode(server: Server, number: number, review: Review): GraphNode {
  return {
    __typename: "PullRequestReview",
    url: `${repositoryPage(server)}/pull/${String(number)}#pullrequestreview-${String(review.id)}`,
    id: `PRR_${String(review.id)}`,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: actorNode(review.author),
    authorAssociation: "NONE",
    state: review.state,
    body: review.body,
    submittedAt: review.state === "PENDING" ? null : review.submittedAt,
    createdAt: review.submittedAt,
    lastEditedAt: null,
    commit: () => commitNode(server, review.commitId),
  };
}

function commentNode({ server, token }: GraphContext, comment: Comment): GraphNode {
  const edited = comment.editor !== null;
  return {
    __typename: "IssueComment",
    id: `IC_${String(comment.id)}`,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: `${repositoryPage(server)}/pull/${String(comment.number)}#issuecomment-${String(comment.id)}`,
    author: actorNode(comment.author),
    authorAssociation: "NONE",
    editor: comment.editor === null ? null : actorNode(comment.editor),
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    lastEditedAt: edited ? comment.updatedAt : null,
    includesCreatedEdit: edited,
    isMinimized: false,
    minimizedReason: null,
    viewerDidAuthor: comment.author.id === token.account.id,
  };
}

function forcePushNode(server: Server, event: ForcePush): GraphNode {
  return {
    __typename: "HeadRefForcePushedEvent",
    id: `HRFP_${event.after}`,
    createdAt: event.createdAt,
    actor: actorNode(event.actor),
    beforeCommit: () => commitNode(server, event.before),
    afterCommit: () => commitNode(server, event.after),
  };
}

function baseChangeNode(pull: PullRequest, { createdAt, before, after }: BaseChange): GraphNode {
  const id = `BRC_${String(pull.number)}_${createdAt}`;
  return { __typename: "BaseRefChangedEvent", id, createdAt, previousRefName: before, currentRefName: after };
}

function timeline(server: Server, pull: PullRequest, given: JsonObject): GraphNode {
  const types = list(given, "itemTypes");
  if (types.includes("BASE_REF_CHANGED_EVENT"))
    return connection(pull.baseChanges, given, (event) => baseChangeNode(pull, event));
  if (!types.includes("HEAD_REF_FORCE_PUSHED_EVENT"))
    throw graphError("UNSUPPORTED", "the stand-in knows only force-pushes and changes of the base");
  const since = text(given, "since");
  const rows = pull.forcePushes.filter((event) => since === undefined || event.createdAt >= since);
  return connection(rows, given, (event) => forcePushNode(server, event));
}

function reviews(server: Server, pull: PullRequest, given: JsonObject): GraphNode {
  const states = list(given, "states");
  const author = text(given, "author");
  const rows = pull.reviews
    .filter((review) => states.length === 0 || states.includes(review.state))
    .filter((review) => author === undefined || review.author.login === author);
  return connection(rows, given, (review) => reviewNode(server, pull.number, review));
}

function lists(context: GraphContext, pull: PullRequest): GraphNode {
  const { server } = context;
  const comments = (): readonly Comment[] =>
    [...server.world.comments.values()].filter((each) => each.number === pull.number);
  return {
    reviews: (given: JsonObject) => reviews(server, pull, given),
    comments: (given: JsonObject) => connection(comments(), given, (each) => commentNode(context, each)),
    commits: (given: JsonObject) => {
      const all = pullCommits(server, pull);
      const rendered = connection(all.slice(0, mostCommits), given, (sha) => ({
        __typename: "PullRequestCommit",
        id: `PRC_${sha}`,
        commit: () => commitNode(server, sha),
      }));
      return { ...rendered, totalCount: all.length };
    },
    labels: (given: JsonObject) => connection(pull.labels, given, (name) => ({ __typename: "Label", name })),
    timelineItems: (given: JsonObject) => timeline(server, pull, given),
  };
}

function pullNode(context: GraphContext, pull: PullRequest): GraphNode {
  const { server } = context;
  const own = `${server.world.owner}/${server.world.name}`;
  return {
    __typename: "PullRequest",
    id: `PR_${String(pull.number)}`,
    databaseId: 7000 + pull.number,
    number: pull.number,
    url: `${repositoryPage(server)}/pull/${String(pull.number)}`,
    state: pull.mergeSha !== null ? "MERGED" : pull.state === "open" ? "OPEN" : "CLOSED",
    closed: pull.state === "closed",
    merged: pull.mergeSha !== null,
    mergedAt: pull.mergeSha === null ? null : pull.closedAt,
    mergedBy: pull.mergedBy === null ? null : actorNode(pull.mergedBy),
    mergeCommit: () => (pull.mergeSha === null ? null : commitNode(server, pull.mergeSha)),
    isDraft: pull.draft,
    title: pull.title,
    body: pull.body,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    changedFiles: () => pullFiles(server, pull).length,
    author: actorNode(pull.author),
    headRefOid: pull.headSha,
    headRefName: pull.headRef,
    headRepository: () => (pull.headRepository === null ? null : repositoryNode(context, pull.headRepository)),
    headRepositoryOwner: () =>
      pull.headRepository === null ? null : actorNode(account(server.world, pull.headRepository.split("/")[0] ?? "")),
    isCrossRepository: pull.headRepository !== own,
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseRef,
    baseRef: () => refNode(server, pull.baseRef),
    baseRepository: () => repositoryNode(context, own),
    ...lists(context, pull),
  };
}

/** A commit with the pull requests that brought it: merged ones, and while it is not on the default branch open ones too. */
function withPulls(context: GraphContext, object: GraphNode | null): GraphNode | null {
  const sha = text(object, "oid") ?? "";
  if (object?.["__typename"] !== "Commit") return object;
  const { server } = context;
  const { world } = server;
  const landed = world.repository.git("branch", "--contains", sha, "--list", world.defaultBranch) !== "";
  const brought = (pull: PullRequest): boolean =>
    pull.mergeSha === sha || pull.rebased.includes(sha) || pullCommits(server, pull).includes(sha);
  const associatedPullRequests = (given: JsonObject): GraphNode => {
    const found = [...world.pulls.values()].filter(
      (pull) => brought(pull) && (pull.mergeSha !== null || (!landed && pull.state === "open")),
    );
    return connection(found, given, (pull) => pullNode(context, pull));
  };
  return { ...object, associatedPullRequests };
}

function repositoryNode(context: GraphContext, fullName: string): GraphNode {
  const { server } = context;
  const { world } = server;
  const [owner = "", name = ""] = fullName.split("/");
  const own = fullName === `${world.owner}/${world.name}`;
  return {
    __typename: "Repository",
    id: own ? "R_501" : "R_502",
    databaseId: own ? 501 : 502,
    name,
    nameWithOwner: fullName,
    owner: {
      ...actorNode({ login: owner, id: own ? 900 : 901, bot: false }),
      __typename: own ? "Organization" : "User",
    },
    url: `${server.url}/${fullName}`,
    isFork: !own,
    isPrivate: false,
    visibility: "PUBLIC",
    isInOrganization: own,
    defaultBranchRef: () => refNode(server, world.defaultBranch),
    ref: (given: JsonObject) => refNode(server, text(given, "qualifiedName") ?? ""),
    // Forks share one object store on GitHub, so any id can be read through either.
    object: async (given: JsonObject) => withPulls(context, await repositoryObject(server, given)),
    ...issueLists(server),
    pullRequest: (given: JsonObject) => {
      const number = field(given, "number");
      const pull = typeof number === "number" ? world.pulls.get(number) : undefined;
      if (pull === undefined)
        throw graphError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${String(number)}.`);
      return pullNode(context, pull);
    },
    pullRequests: (given: JsonObject) => {
      const states = list(given, "states");
      const base = text(given, "baseRefName");
      const nodes = [...world.pulls.values()]
        .filter((each) => base === undefined || each.baseRef === base)
        .map((each) => pullNode(context, each));
      return connection(
        nodes.filter((each) => states.length === 0 || states.includes(each["state"])),
        given,
        (node) => node,
      );
    },
  };
}

/** The root of every query and mutation. */
export function queryRoot(context: GraphContext): GraphNode {
  const { server, token } = context;
  const login = restLogin(token.account);
  return {
    ...mutations(server, token),
    viewer: { ...actorNode(token.account), __typename: "User", login },
    rateLimit: () => ({
      limit: 1000,
      cost: 1,
      remaining: 990,
      used: 10,
      nodeCount: 0,
      resetAt: "2026-11-01T10:00:00Z",
    }),
    node: (given: JsonObject) => {
      const id = text(given, "id") ?? "";
      const issue = [...server.world.issues.values()].find((each) => `I_${String(each.number)}` === id);
      if (issue !== undefined) return issueNode(server, issue);
      const comment = [...server.world.comments.values()].find((each) => `IC_${String(each.id)}` === id);
      if (comment === undefined)
        throw graphError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
      return commentNode(context, comment);
    },
    repository: (given: JsonObject) => {
      const asked = `${text(given, "owner") ?? ""}/${text(given, "name") ?? ""}`;
      const own = `${server.world.owner}/${server.world.name}`;
      const fork = [...server.world.pulls.values()].some((pull) => pull.headRepository === asked);
      if (asked === own || fork) return repositoryNode(context, asked);
      throw graphError("NOT_FOUND", `Could not resolve to a Repository with the name '${asked}'.`);
    },
  };
}
