import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type Repository } from "../git/repository.ts";
import { ask } from "./client.ts";
import { field, list, text } from "./json.ts";
import { startGitHub, type GitHub } from "./stand-in.ts";

let repository: Repository;
let github: GitHub;

beforeEach(async () => {
  repository = createRepository();
  repository.commit({
    files: {
      "governance/sheet.yml": "version: 1\n",
      "governance/events/purchase.yml": "event: Purchase\n",
      "name\nwith break": "odd\n",
      big: `${"x".repeat(512 * 1024 - 1)}é`,
      bin: Buffer.from([1, 0, 2]),
      lib: { submodule: "2".repeat(40) },
    },
  });
  repository.branch("feature", "main");
  repository.commit({
    branch: "feature",
    author: "grace",
    files: { a: "1" },
    message: "Add a\n\nCo-authored-by: lin <lin@northwind.example>",
  });
  github = await startGitHub({ repository });
});

afterEach(async () => {
  await github.close();
  repository.remove();
});

function ofStore(selection: string): string {
  return `query { repository(owner: "northwind", name: "store") { ${selection} } }`;
}

describe("GraphQL over git", () => {
  it("reads the sheets of two commits in one query", async () => {
    const tree =
      "... on Tree { entries { name path type mode oid object { ... on Blob { text oid } ... on Tree { entries { path object { ... on Blob { text } } } } } } }";
    const answer = await ask(
      github,
      `query ($base: String!, $head: String!) { viewer { login databaseId } repository(owner: "northwind", name: "store") {
        nameWithOwner defaultBranchRef { name target { oid } } ref(qualifiedName: "refs/heads/feature") { target { oid } }
        base: object(expression: $base) { __typename ${tree} } head: object(expression: $head) { ${tree} } } }`,
      { variables: { base: "main:governance", head: `${repository.sha("feature")}:governance` } },
    );
    expect(field(answer, "errors")).toBeUndefined();
    expect(field(answer, "data", "viewer")).toEqual({ login: "github-actions[bot]", databaseId: 41898282 });
    expect(text(answer, "data", "repository", "defaultBranchRef", "target", "oid")).toBe(repository.sha("main"));
    const [events, sheet] = list(answer, "data", "repository", "base", "entries");
    expect([text(events, "path"), text(sheet, "path"), field(sheet, "mode"), text(sheet, "object", "text")]).toEqual([
      "governance/events",
      "governance/sheet.yml",
      0o100644,
      "version: 1\n",
    ]);
    expect(text(list(events, "object", "entries")[0], "path")).toBe("governance/events/purchase.yml");
  });

  it("cuts large text, hides binary text, and has no object for a submodule or a missing path", async () => {
    const blob = "{ ... on Blob { byteSize isBinary isTruncated text } }";
    const answer = await ask(
      github,
      ofStore(`big: object(expression: "main:big") ${blob} bin: object(expression: "main:bin") ${blob} lib: object(expression: "main:lib") ${blob}
        none: object(expression: "main:none") ${blob} odd: object(expression: "main:name\\nwith break") ${blob}`),
    );
    const data = field(answer, "data", "repository");
    expect([
      field(data, "big", "isTruncated"),
      field(data, "big", "byteSize"),
      text(data, "big", "text")?.length,
    ]).toEqual([true, 512 * 1024 + 1, 512 * 1024 - 1]);
    expect([field(data, "bin", "isBinary"), field(data, "bin", "text")]).toEqual([true, null]);
    expect([field(data, "lib"), field(data, "none"), field(data, "odd", "text")]).toEqual([null, null, "odd\n"]);
  });
});

describe("GraphQL about a pull request", () => {
  it("tells commits with co-authors, reviews, comments and rewrites", async () => {
    const number = github.openPullRequest({ head: "feature", author: "grace", body: "why" });
    const before = repository.sha("feature");
    github.submitReview(number, { by: "lin", state: "APPROVED", body: "fine" });
    const comment = github.comment(number, "github-actions[bot]", "marker");
    github.advance(3);
    github.editComment(comment, "changed", "omar");
    repository.commit({
      branch: "feature",
      onto: repository.sha("main"),
      author: "grace",
      files: { b: "2" },
      message: "Again\n\nCo-authored-by: lin <lin@northwind.example>",
    });
    const after = github.push(number);
    const who = "login ... on User { databaseId }";
    const answer = await ask(
      github,
      ofStore(`pullRequest(number: 1) { number state isDraft title body createdAt changedFiles headRefOid headRefName headRepository { nameWithOwner }
        baseRefOid baseRefName baseRef { target { oid } } author { ${who} }
        reviews(first: 100) { nodes { databaseId author { ${who} } state submittedAt commit { oid } body } pageInfo { hasNextPage endCursor } }
        comments(first: 100) { nodes { databaseId author { __typename ${who} } body createdAt updatedAt lastEditedAt editor { login } viewerDidAuthor } }
        commits(first: 100) { totalCount nodes { commit { oid parents(first: 3) { nodes { oid } } authors(first: 9) { nodes { email user { ${who} } } } } } }
        timelineItems(itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT], first: 100) { nodes { ... on HeadRefForcePushedEvent { createdAt beforeCommit { oid } afterCommit { oid } actor { login } } } } }`),
    );
    expect(field(answer, "errors")).toBeUndefined();
    const pull = field(answer, "data", "repository", "pullRequest");
    expect([text(pull, "headRefOid"), text(pull, "author", "login"), field(pull, "changedFiles")]).toEqual([
      after,
      "grace",
      1,
    ]);
    expect(text(list(pull, "reviews", "nodes")[0], "commit", "oid")).toBe(after);
    const [shown] = list(pull, "comments", "nodes");
    expect([
      text(shown, "author", "login"),
      text(shown, "editor", "login"),
      text(shown, "lastEditedAt"),
      field(shown, "viewerDidAuthor"),
    ]).toEqual(["github-actions", "omar", "2026-11-01T12:03:00Z", true]);
    const authors = list(list(pull, "commits", "nodes")[0], "commit", "authors", "nodes");
    expect(authors.map((each) => text(each, "user", "login"))).toEqual(["grace", "lin"]);
    const [rewrite] = list(pull, "timelineItems", "nodes");
    expect([text(rewrite, "beforeCommit", "oid"), text(rewrite, "afterCommit", "oid")]).toEqual([before, after]);
  });

  it("pages every connection and refuses to do so without a size", async () => {
    const number = github.openPullRequest({ head: "feature" });
    for (let index = 0; index < 7; index += 1) github.comment(number, "lin", String(index));
    const bodies: (string | undefined)[] = [];
    let after = "";
    for (let more = true; more;) {
      const page = await ask(
        github,
        ofStore(
          `pullRequest(number: 1) { comments(first: 3${after}) { nodes { body } pageInfo { hasNextPage endCursor } } }`,
        ),
      );
      const comments = field(page, "data", "repository", "pullRequest", "comments");
      bodies.push(...list(comments, "nodes").map((each) => text(each, "body")));
      more = field(comments, "pageInfo", "hasNextPage") === true;
      after = `, after: "${text(comments, "pageInfo", "endCursor") ?? ""}"`;
    }
    expect(bodies).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    const unbounded = await ask(github, ofStore("pullRequest(number: 1) { comments { nodes { body } } }"));
    expect(text(list(unbounded, "errors")[0], "type")).toBe("MISSING_PAGINATION_BOUNDARIES");
    const excessive = await ask(github, ofStore("pullRequest(number: 1) { comments(first: 101) { nodes { body } } }"));
    expect(text(list(excessive, "errors")[0], "type")).toBe("EXCESSIVE_PAGINATION");
  });

  it("answers errors as data: what is missing, what the schema lacks, what the stand-in lacks", async () => {
    const missing = await ask(github, ofStore("pullRequest(number: 9) { title }"));
    expect([text(list(missing, "errors")[0], "type"), field(missing, "data", "repository", "pullRequest")]).toEqual([
      "NOT_FOUND",
      null,
    ]);
    const unknown = await ask(github, ofStore("pushedDate"));
    expect(text(list(unknown, "errors")[0], "message")).toContain('Cannot query field "pushedDate"');
    const absent = await ask(github, ofStore("stargazerCount"));
    expect(text(list(absent, "errors")[0], "message")).toBe("the stand-in has no Repository.stargazerCount");
  });
});
