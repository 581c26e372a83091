import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HostError } from "../../../../src/port/host-error.ts";
import {
  gatewayPage,
  partialData,
  primaryLimit,
  refuse,
  rewritten,
  secondaryLimit,
  shortPage,
} from "../../../github/faults.ts";
import { openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

async function troubleOf(work: Promise<unknown>): Promise<HostError> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof HostError)) throw new Error(`no HostError: ${String(outcome)}`);
  return outcome;
}

describe("trouble that passes", () => {
  it.each([
    ["a gateway's page", { respond: gatewayPage(), times: 2 }],
    ["an answer 503", { respond: refuse(503, "Service unavailable"), times: 2 }],
    ["a lost connection", { drop: true, times: 2 }],
    ["a secondary limit", { respond: secondaryLimit(1), times: 2 }],
    ["a used-up limit that is about to be reset", { respond: primaryLimit(0), times: 1 }],
    ["a slow answer", { delayMs: 50 }],
  ])("waits out %s on REST and on GraphQL", async (_, fault) => {
    store.github.comment(store.number, "grace", "hello");
    store.github.fault({ match: /^GET .*comments/u, ...fault });
    store.github.fault({ match: "POST /graphql", ...fault });
    const host = store.host();
    expect(await host.readComments()).toHaveLength(1);
    expect(await host.readConversation()).toMatchObject({ author: "ada" });
  });

  it("waits for a commit that GitHub does not know yet", async () => {
    store.github.fault({ match: /compare/u, respond: refuse(404, "Not Found"), times: 2 });
    const host = store.host();
    const { base, head } = await host.readConversation();
    expect((await host.compare(base, head)).files).toHaveLength(1);
  });

  it("does not wait for a commit that is not the head", async () => {
    const host = store.host();
    const { base } = await host.readConversation();
    store.requests();
    const trouble = await troubleOf(host.compare(base, "f".repeat(40)));
    expect(trouble.message).toContain("404");
    expect(store.requests()).toHaveLength(1);
  });
});

describe("trouble that stays", () => {
  it.each([
    [401, "Bad credentials", "check the token"],
    [403, "Resource not accessible by integration", '"pull-requests: read"'],
    [404, "Not Found", '"pull-requests: read"'],
    [422, "Validation Failed", "run again"],
    [500, "Server Error", "run again"],
  ])("explains %i", async (status, message, hint) => {
    store.github.fault({ match: /^GET .*comments/u, respond: refuse(status, message), times: 99 });
    const trouble = await troubleOf(store.host().readComments());
    expect(trouble.message).toContain(`could not read the comments: ${String(status)}`);
    expect(trouble.hint).toContain(hint);
  });

  it("gives up on a limit that lasts too long, and says so", async () => {
    store.github.fault({ match: /^GET .*comments/u, respond: secondaryLimit(3600), times: 99 });
    const trouble = await troubleOf(store.host().readComments());
    expect(trouble.hint).toContain("rate limit");
    expect(store.requests()).toHaveLength(1);
    expect(store.logged.join("\n")).toContain("3600 s");
  });

  it("takes no part of a GraphQL answer that has errors", async () => {
    store.github.fault({
      match: "POST /graphql",
      respond: partialData(["repository", "pullRequest", "reviews"]),
      times: 99,
    });
    expect((await troubleOf(store.host().readConversation())).hint).toContain("run again");
  });

  it("does not take a lost blob for a missing file", async () => {
    const host = store.host();
    const wanted = [{ commit: store.repository.sha("main"), path: "src/a.ts", text: true }];
    store.github.fault({ match: "POST /graphql", respond: partialData(["repository", "e1"], "timeout"), times: 99 });
    expect((await troubleOf(host.readFiles(wanted))).message).toContain("timeout");
  });

  it("does not take an answer without data for an empty repository", async () => {
    const body = { data: { repository: null } };
    store.github.fault({ match: "POST /graphql", respond: () => ({ status: 200, headers: {}, body }), times: 99 });
    await troubleOf(store.host().readSheets([store.repository.sha("main")]));
    await troubleOf(store.host().readConversation());
  });

  const author = '"author":{"__typename":"User","login":"grace"}';
  const objects = '"state":"CHANGES_REQUESTED"';
  it.each([
    ["in a state that nobody knows", objects, '"state":"changes_requested"'],
    ["in no state", objects, '"state":null'],
    ["whose author is no account", author, '"author":{}'],
    ["whose author has a list for a login", author, '"author":{"__typename":"User","login":["grace"]}'],
    ["whose author was left out", author, '"authors":null'],
  ])("does not pass over a review %s, which may be an objection", async (_, piece, by) => {
    store.github.submitReview(store.number, { by: "grace", state: "CHANGES_REQUESTED" });
    store.github.fault({ match: "POST /graphql", respond: rewritten(piece, by), times: 99 });
    expect((await troubleOf(store.host().readConversation())).message).toContain("GitHub's answer holds no");
  });

  it("takes a review by an account that was deleted for nobody's", async () => {
    store.github.submitReview(store.number, { by: "grace", state: "CHANGES_REQUESTED" });
    store.github.fault({ match: "POST /graphql", respond: rewritten(author, '"author":null'), times: 99 });
    expect((await store.host().readConversation()).reviews).toMatchObject([{ author: "ghost" }]);
  });

  it("does not take a changed file without a name for one that nothing watches", async () => {
    const host = store.host();
    const { base, head } = await host.readConversation();
    store.github.fault({ match: /compare/u, respond: rewritten('"filename":"src/a.ts"', '"filename":""'), times: 99 });
    expect((await troubleOf(host.compare(base, head))).message).toContain("file.filename");
  });

  it("says what is wrong when the address is not GitHub's", async () => {
    const host = store.host({ apiUrl: store.github.url, graphqlUrl: `${store.github.url}/graphql` });
    expect((await troubleOf(host.readConversation())).hint).toContain("exist");
    store.github.exchanges.splice(0);
  });

  it("never says the token", async () => {
    const token = "ghs_secret_that_nobody_may_see";
    const trouble = await troubleOf(store.host({ token }).readConversation());
    const said = JSON.stringify([trouble.message, trouble.hint, store.logged]);
    expect(said).not.toContain(token);
    expect(said).toContain("401");
  });

  it("keeps a long message of GitHub's short and printable", async () => {
    const message = `bad\u001b[31m\n::error::${"x".repeat(5000)}`;
    store.github.fault({ match: /^GET .*comments/u, respond: refuse(422, message), times: 99 });
    const trouble = await troubleOf(store.host().readComments());
    expect(trouble.message.length).toBeLessThan(400);
    // eslint-disable-next-line no-control-regex -- nothing of the kind may be left
    expect(trouble.message).not.toMatch(/[\u0000-\u001f]/u);
  });
});

describe("a run that could not read everything", () => {
  it("can still say so on the head", async () => {
    store.github.fault({ match: /^GET .*comments/u, respond: refuse(500, "Server Error"), times: 99 });
    const host = store.host();
    await troubleOf(host.readComments());
    const { head: sha } = await host.readNow();
    expect(await host.postStatus({ sha, state: "error", description: "could not decide", url: null })).toBe("posted");
  });

  it("asks for less at a time when a query is too much for GitHub", async () => {
    const paths = Array.from({ length: 200 }, (_, index) => `src/${String(index)}.ts`);
    const wanted = [...paths, "src/a.ts"].map((path) => ({ commit: store.repository.sha("main"), path, text: true }));
    const heavy = (request: { readonly body: unknown }) => JSON.stringify(request.body ?? "").includes("e120:");
    store.github.fault({ match: heavy, respond: gatewayPage(), times: 99 });
    const read = await store.host().readFiles(wanted);
    expect(read.map((file) => file.content).filter((content) => "text" in content)).toEqual([{ text: "old\n" }]);
    expect(read).toHaveLength(201);
  });
});

describe("a short list of files", () => {
  it("shows in the counts", async () => {
    const host = store.host();
    const { base, head } = await host.readConversation();
    store.github.fault({ match: /compare/u, respond: shortPage(0), times: 99 });
    store.github.fault({ match: /pulls\/1\/files/u, respond: shortPage(0), times: 99 });
    const { files, total_files } = await host.compare(base, head);
    expect(files.length).toBeLessThan(total_files);
  });
});
