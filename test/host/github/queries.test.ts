import { validate } from "@octokit/graphql-schema";
import { describe, expect, it } from "vitest";
import { arrivalsQuery, lineQuery, moreAssociatedQuery } from "../../../src/host/github/arrivals/arrivals-query.ts";
import { authorsQuery } from "../../../src/host/github/commits/co-authors.ts";
import * as conversation from "../../../src/host/github/conversation/conversation-query.ts";
import { dashboardQuery } from "../../../src/host/github/dashboard/dashboard-query.ts";
import { commentQuery } from "../../../src/host/github/dashboard/issue-forms.ts";
import { openPullRequestsQuery } from "../../../src/host/github/subject/open-pull-requests.ts";
import { objectQuery, type Ask } from "../../../src/host/github/objects/read-objects.ts";

const wants = ["existence", "text", "entries", "entries-with-texts"] as const;
const asks = wants.map((want): Ask => ({ expression: "main:a", want }));

describe("every query that reads", () => {
  it.each([
    ["conversation", conversation.conversationQuery],
    ["more reviews", conversation.moreQueries.reviews],
    ["more force-pushes", conversation.moreQueries.pushes],
    ["freshness", conversation.freshnessQuery],
    ["viewer", conversation.viewerQuery],
    ["authors", authorsQuery(["a", "b"])],
    ["objects", objectQuery(asks).query],
    ["open pull requests", openPullRequestsQuery],
    ["arrivals", arrivalsQuery(["a", "b"])],
    ["more pull requests of a commit", moreAssociatedQuery],
    ["a line of commits", lineQuery],
    ["dashboard", dashboardQuery],
    ["our comment on an issue", commentQuery],
  ])("for %s is valid against GitHub's published schema", (_, query) => {
    expect(validate(query).map(String)).toEqual([]);
  });

  it("carries foreign text as variables only", () => {
    const hostile = 'main:a") { id } x: object(expression: "b';
    const { query, variables } = objectQuery([{ expression: hostile, want: "text" }]);
    expect(query).not.toContain(hostile);
    expect(variables).toEqual({ e0: hostile });
  });
});
