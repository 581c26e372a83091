import { describe, type ExpectStatic } from "vitest";
import {
  gatewayPage,
  partialData,
  refuse,
  secondaryLimit,
  primaryLimit,
  shortPage,
  type Fault,
  type Incoming,
} from "../github/faults.ts";
import { text } from "../github/json.ts";
import { riskyEdit, type Seen, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const conversation = "POST /graphql";
const asks =
  (piece: string) =>
  ({ body }: Incoming) =>
    (text(body, "query") ?? "").includes(piece);
const compare = "GET /repos/northwind/store/compare/";
const comments = /^GET .*\/issues\/\d+\/comments/u;
const statuses = /^GET .*\/commits\/[0-9a-f]+\/statuses/u;

async function judge(shop: Shop, faults: readonly Fault[]): Promise<Seen> {
  const number = shop.open("tax", riskyEdit);
  for (const fault of faults) shop.github.fault(fault);
  return await shop.gate(number);
}

function expectNeverGreen(shop: Shop, expect: ExpectStatic): void {
  expect(shop.github.world.statuses.filter(({ state }) => state === "success")).toEqual([]);
}

describe("trouble that passes leaves no trace in the verdict", () => {
  const passing: Readonly<Record<string, readonly Fault[]>> = {
    "a gateway's error page": [{ match: compare, respond: gatewayPage(502) }],
    "an error at every kind of read": [conversation, compare, comments, statuses].map((match) => ({
      match,
      respond: refuse(503, "Service Unavailable"),
    })),
    "the secondary limit": [{ match: comments, respond: secondaryLimit(2) }],
    "the secondary limit on the first query": [{ match: conversation, respond: secondaryLimit(1) }],
    "a commit not known yet right after the push": [{ match: compare, respond: refuse(404, "Not Found") }],
    "a lost connection": [{ match: comments, drop: true }],
    "slow answers": [{ match: /./u, times: 99, delayMs: 120 }],
  };
  for (const [what, faults] of Object.entries(passing)) {
    story(what, async (shop, expect) => {
      const seen = await judge(shop, faults);
      expect(seen).toMatchObject({ exitCode: 0, result: "waiting" });
      expect(seen.status).toMatch(/^pending: waiting for: retest preview-order/u);
    });
  }
});

describe("trouble that stays is an error that says what to do, never green", () => {
  const lasting: readonly (readonly [what: string, fault: Fault, hint: RegExp])[] = [
    ["5xx", { match: compare, times: 99, respond: gatewayPage(502) }, /run again/u],
    ["a bad token", { match: /./u, times: 99, respond: refuse(401, "Bad credentials") }, /token/u],
    [
      "no right to read contents",
      { match: compare, times: 99, respond: refuse(403, "Resource not accessible by integration") },
      /contents: read/u,
    ],
    [
      "no right to read comments",
      { match: comments, times: 99, respond: refuse(403, "Resource not accessible by integration") },
      /pull-requests: read/u,
    ],
    ["5xx at the statuses", { match: statuses, times: 99, respond: gatewayPage(502) }, /run again/u],
    ["an unknown commit", { match: compare, times: 99, respond: refuse(404, "Not Found") }, /contents: read/u],
    ["a used-up limit", { match: compare, times: 99, respond: primaryLimit(1_893_456_000) }, /run again/u],
    [
      "part of the conversation lost",
      { match: asks("reviews(first"), times: 99, respond: partialData(["repository", "pullRequest", "reviews"]) },
      /run again/u,
    ],
    [
      "an answer that is none of GitHub's",
      { match: compare, times: 99, respond: () => ({ status: 200, body: { hello: "proxy" } }) },
      /proxy|API URL/u,
    ],
  ];
  for (const [what, fault, hint] of lasting) {
    story(what, async (shop, expect) => {
      const seen = await judge(shop, [fault]);
      expect(seen.exitCode).toBe(2);
      expect(seen.log).toMatch(/::error::/u);
      expect(seen.log).toMatch(hint);
      expect(seen.log).not.toMatch(/^\s+at .*:\d+/mu);
      expectNeverGreen(shop, expect);
      if (what !== "a bad token") expect(shop.github.world.statuses.at(-1)?.state).toBe("error");
    });
  }

  story("a page of files with rows missing", async (shop, expect) => {
    const seen = await judge(shop, [{ match: compare, times: 99, respond: shortPage(0) }]);
    expect(seen).toMatchObject({ result: "error", findings: ["files-incomplete"] });
    expect(seen.status).toMatch(/^error: /u);
    expectNeverGreen(shop, expect);
  });

  story("the sheet lost from the conversation's answer", async (shop, expect) => {
    const lost = partialData(["repository", "pullRequest", "baseRef", "target", "sheet1"]);
    const seen = await judge(shop, [{ match: asks("reviews(first"), times: 99, respond: lost }]);
    expect(seen.exitCode).toBe(2);
    expectNeverGreen(shop, expect);
  });

  story("part of the changed files' texts lost", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    shop.github.fault({ match: asks("expression:"), times: 99, respond: partialData(["repository"]) });
    const seen = await shop.gate(number);
    expect(seen.exitCode).toBe(2);
    expectNeverGreen(shop, expect);
  });
});

describe("a token that may only read, as a fork's", () => {
  async function forked(shop: Shop, files: Readonly<Record<string, string>>): Promise<number> {
    shop.repository.branch("refs/forks/mallory/patch", "main");
    shop.repository.commit({ branch: "refs/forks/mallory/patch", files, author: "mallory" });
    return Promise.resolve(shop.github.openPullRequest({ head: "patch", fork: "mallory/store", author: "mallory" }));
  }

  story("still gets its verdict, by the exit code", async (shop, expect) => {
    const number = await forked(shop, riskyEdit);
    const seen = await shop.gate(number, undefined, { token: "read-only" });
    expect(seen).toMatchObject({ exitCode: 1, result: "waiting", status: null, comment: null });
    expect(seen.log).toContain("statuses: write");
    expect(seen.log).toContain("pull-requests: write");
    expect(seen.summary).toContain("waiting for 1 retest and 2 sign-offs");
  });

  story(
    "may even lack the right to read statuses: a verdict by the exit code, commands count",
    async (shop, expect) => {
      const number = shop.open("tax", riskyEdit);
      const unreadable = {
        match: /\/status(?:es)?(?:\/|\?|$)/u,
        times: 99,
        respond: refuse(403, "Resource not accessible by integration"),
      };
      shop.github.fault(unreadable);
      const seen = await shop.gate(number);
      expect(seen).toMatchObject({ exitCode: 1, result: "waiting", status: null });
      shop.paste(number, "lin");
      shop.github.submitReview(number, { by: "ada", state: "APPROVED" });
      const after = await shop.gate(number);
      expect(after.states).toMatchObject({ "sign-off:commerce": "met", "sign-off:tracking": "void" });
    },
  );

  story("passes what asks for nothing", async (shop, expect) => {
    const number = await forked(shop, { "theme/base.css": "a {}\n" });
    const seen = await shop.gate(number, undefined, { token: "read-only" });
    expect(seen).toMatchObject({ exitCode: 0, result: "not-applicable" });
  });

  story("takes commands alone for answers: no status binds a review to content", async (shop, expect) => {
    const number = await forked(shop, riskyEdit);
    const seen = await shop.gate(number, undefined, { token: "read-only" });
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    for (const [, fingerprint = ""] of JSON.stringify(seen.verdict).matchAll(
      /"key":"sign-off:commerce"[^}]*?"fingerprint":"([0-9a-f]{32})"/gu,
    )) {
      const after = await shop.gate(number, undefined, { token: "read-only" });
      expect(after.states["sign-off:commerce"]).toBe("void");
      shop.github.comment(number, "lin", `/signal sign-off ${fingerprint}`);
    }
    const signed = await shop.gate(number, undefined, { token: "read-only" });
    expect(signed.states["sign-off:commerce"]).toBe("met");
  });
});

describe("the exit code", () => {
  story("is the verdict's when the input asks for it", async (shop, expect) => {
    const inputs = { exit: "verdict" };
    expect((await shop.gate(shop.open("css", { "theme/base.css": "a {}\n" }), undefined, { inputs })).exitCode).toBe(0);
    expect((await shop.gate(shop.open("tax", riskyEdit), undefined, { inputs })).exitCode).toBe(1);
    shop.commit("main", { "governance/triggers.yml": "triggers: [\n" }, { author: "rosa" });
    expect((await shop.gate(shop.open("late", { "theme/base.css": "b {}\n" }), undefined, { inputs })).exitCode).toBe(
      2,
    );
  });

  story("is 2 with one line for an input that can't be used", async (shop, expect) => {
    const number = shop.open("tax", riskyEdit);
    const seen = await shop.gate(number, undefined, { inputs: { exit: "maybe" } });
    expect(seen.exitCode).toBe(2);
    expect(seen.log).toMatch(/write when-posted or verdict/u);
  });
});
