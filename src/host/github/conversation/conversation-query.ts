import { sheetOfCommit } from "../objects/sheet-folder.ts";
import { commentNowPart } from "./comment-now.ts";
import { shownDashboardPart } from "./shown-dashboard.ts";

const reviewFields = "fullDatabaseId state submittedAt url author { __typename login } commit { oid }";

/** The newest status of the gate's context on the head, whoever posted it. */
const newestStatusPart =
  "commits(last: 1) { nodes { commit { status { context(name: $context) { state description createdAt } } } } }";

/**
 * Everything about a pull request in one request, the sheet at the tip of its base branch and the dashboard with it; lists go on through
 * `moreQueries`.
 */
export const conversationQuery = `fragment Tip on Ref { target { oid ... on Commit { ${sheetOfCommit} } } }
query ($owner: String!, $repo: String!, $number: Int!, $context: String!, $group: Boolean!, $branch: String!) {
  viewer { login }
  ${shownDashboardPart}
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $branch) @include(if: $group) { ...Tip }
    defaultBranchRef { name target { oid } }
    pullRequest(number: $number) {
      url state isDraft createdAt baseRefName headRefOid changedFiles
      author { __typename login }
      ${newestStatusPart}
      baseRef @skip(if: $group) { ...Tip }
      reviews(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${reviewFields} } }
      pushes: timelineItems(first: 100, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
        pageInfo { hasNextPage endCursor }
        nodes { ... on HeadRefForcePushedEvent { beforeCommit { oid } } }
      }
      moves: timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) {
        nodes { ... on BaseRefChangedEvent { createdAt } ... on AutomaticBaseChangeSucceededEvent { createdAt } }
      }
    }
  }
}`;

/** A further page of reviews or of force-pushes. */
export const moreQueries = {
  reviews: `query ($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    reviews(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${reviewFields} } }
  } }
}`,
  pushes: `query ($owner: String!, $repo: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    pushes: timelineItems(first: 100, after: $after, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
      pageInfo { hasNextPage endCursor }
      nodes { ... on HeadRefForcePushedEvent { beforeCommit { oid } } }
    }
  } }
}`,
} as const;

/** The head with its newest status, and our comment, as they are now, in one cheap request. */
export const freshnessQuery = `query ($owner: String!, $repo: String!, $number: Int!, $context: String!, $comment: ID!, $known: Boolean!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { headRefOid ${newestStatusPart} } }
  comment: node(id: $comment) @include(if: $known) { ${commentNowPart} }
}`;

/** The account of the token. */
export const viewerQuery = "query { viewer { login } }";
