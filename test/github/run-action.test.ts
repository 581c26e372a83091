import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRepository, type Repository } from "../git/repository.ts";
import { field, list, parseJson, text } from "./json.ts";
import { parseOutputs, runAction } from "./run-action.ts";
import { startGitHub, type GitHub } from "./stand-in.ts";

const main = `
import { appendFileSync, readFileSync } from "node:fs";
const env = process.env;
const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
const headers = { authorization: "token " + env.INPUT_TOKEN };
const answer = await fetch(env.GITHUB_API_URL + "/repos/" + env.GITHUB_REPOSITORY + "/pulls/" + event.number, { headers });
const pull = await answer.json();
appendFileSync(env.GITHUB_OUTPUT, "head<<EOF_1\\n" + pull.head.sha + "\\nsecond\\nEOF_1\\nmode=" + env["INPUT_EXIT-MODE"] + "\\n");
appendFileSync(env.GITHUB_STEP_SUMMARY, "# " + env.GITHUB_EVENT_NAME);
console.log(env.SECRET ?? "no inherited variables");
console.error("to stderr");
process.exitCode = 3;
`;
const manifest = `
name: probe
inputs:
  token: { default: "\${{ github.token }}" }
  Exit-Mode: { default: when-posted }
runs: { using: node24, main: main.mjs }
`;

let folder: string;
let repository: Repository;
let github: GitHub;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signal-probe-"));
  writeFileSync(join(folder, "main.mjs"), main);
  writeFileSync(join(folder, "action.yml"), manifest);
  repository = createRepository();
  repository.commit({ files: { a: "1" } });
  repository.branch("feature", "main");
  repository.commit({ branch: "feature", author: "grace", files: { b: "2" } });
  github = await startGitHub({ repository });
  github.openPullRequest({ head: "feature", author: "grace" });
});

afterAll(async () => {
  await github.close();
  repository.remove();
  rmSync(folder, { recursive: true });
});

describe("running a bundle as the runner does", () => {
  it("gives it event, inputs and command files, and returns what it left", async () => {
    process.env["SECRET"] = "leaked";
    const result = await runAction({
      github,
      action: folder,
      event: github.events.pullRequest("opened", 1),
      inputs: { "Exit-Mode": "verdict" },
    });
    delete process.env["SECRET"];
    expect(result).toEqual({
      exitCode: 3,
      stdout: "no inherited variables\n",
      stderr: "to stderr\n",
      outputs: { head: `${repository.sha("feature")}\nsecond`, mode: "verdict" },
      summary: "# pull_request",
    });
    expect(github.violations()).toEqual([]);
  });

  it("ends a run that never does", async () => {
    writeFileSync(join(folder, "main.mjs"), "setInterval(() => {}, 1000);");
    const result = await runAction({ github, action: folder, event: github.events.schedule(), timeoutMs: 200 });
    expect(result.exitCode).toBe(-1);
  });

  it("refuses an output without an end", () => {
    expect(parseOutputs("a=b=c\n")).toEqual({ a: "b=c" });
    expect(() => parseOutputs("a<<X\nb\n")).toThrow("has no end");
  });
});

describe("events", () => {
  it("carry the server's facts in the shapes of the published examples", () => {
    const head = repository.sha("feature");
    const base = repository.sha("main");
    const opened = github.events.pullRequest("opened", 1);
    expect([opened.name, field(opened.payload, "number"), text(opened.payload, "pull_request", "head", "sha")]).toEqual(
      ["pull_request", 1, head],
    );
    const review = github.events.review("submitted", github.submitReview(1, { by: "lin", state: "APPROVED" }));
    expect([text(review.payload, "review", "state"), text(review.payload, "sender", "login")]).toEqual([
      "approved",
      "lin",
    ]);
    const comment = github.events.comment("created", github.comment(1, "lin", "/signal recheck"));
    expect([text(comment.payload, "comment", "body"), field(comment.payload, "issue", "number"), comment.sha]).toEqual([
      "/signal recheck",
      1,
      base,
    ]);
    expect(text(comment.payload, "issue", "pull_request", "url")).toContain("/pulls/1");
    const run = github.events.workflowRun(1);
    expect([
      text(run.payload, "workflow_run", "head_sha"),
      list(run.payload, "workflow_run", "pull_requests").length,
    ]).toEqual([head, 1]);
    const group = github.events.mergeGroup({ number: 1, headSha: head, baseSha: base });
    expect(text(group.payload, "merge_group", "head_ref")).toBe(`refs/heads/gh-readonly-queue/main/pr-1-${base}`);
    expect(field(github.events.push("feature", base).payload, "after")).toBe(head);
    expect([
      text(github.events.schedule().payload, "schedule"),
      github.events.workflowDispatch({ number: "1" }).ref,
    ]).toEqual(["17 * * * *", "refs/heads/main"]);
    expect(github.events.pullRequestTarget("opened", 1).sha).toBe(base);
  });

  it("hold no trace of the example's own repository in what a reader follows", () => {
    for (const event of [
      github.events.pullRequest("synchronize", 1),
      github.events.workflowRun(1),
      github.events.schedule(),
    ]) {
      expect(text(event.payload, "repository", "full_name")).toBe("northwind/store");
      expect(parseJson(JSON.stringify(event.payload))).toEqual(event.payload);
    }
  });

  it("a fork's workflow run names no pull request", () => {
    repository.branch("refs/forks/omar/patch", "feature");
    const number = github.openPullRequest({ head: "patch", fork: "omar/store", author: "omar" });
    const run = github.events.workflowRun(number);
    expect([
      list(run.payload, "workflow_run", "pull_requests"),
      text(run.payload, "workflow_run", "head_repository", "full_name"),
    ]).toEqual([[], "omar/store"]);
  });
});
