import { describe, expect, test } from "vitest";
import { gateFileRequirements } from "../../src/gate/requirements/gate-file-requirements.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";
import { textOf } from "../hygiene/repository.ts";
import { actionlint, languageService } from "./lint-workflow.ts";
import { jobsOf, ownAction, ownWorkflows, recipes, stepsOf, workflowOf } from "./workflow-files.ts";

const folder = "examples/workflows";
const trigger = `${folder}/public/signal-trigger.yml`;
const publicGate = `${folder}/public/signal-gate.yml`;
const privateGate = `${folder}/private/signal-gate.yml`;
const queue = `${folder}/merge-queue/signal-merge-queue.yml`;
const readOnly = `${folder}/read-only/signal-gate.yml`;
const dashboard = `${folder}/dashboard/signal-dashboard.yml`;
const gates = recipes.filter((path) => path !== dashboard);

test("the recipes are the six that docs/install.md explains", () => {
  expect(recipes).toEqual([dashboard, queue, privateGate, publicGate, trigger, readOnly]);
  expect(recipes.filter((path) => !textOf("docs/install.md").includes(`(../${path})`))).toEqual([]);
});

describe.each([...recipes, ...ownWorkflows])("%s", (path) => {
  test("actionlint finds nothing", async () => {
    expect(await actionlint(path, textOf(path))).toEqual([]);
  });

  test("GitHub's own language service finds nothing", async () => {
    expect(await languageService(path, textOf(path))).toEqual([]);
  });

  test("every action is pinned to a commit and says its version", () => {
    const pins = textOf(path).matchAll(/\buses: (\S+)(.*)/g);
    const loose = [...pins].filter(
      ([, action = "", rest = ""]) => !/@[0-9a-f]{40}$/.test(action) || !/^ # v\d+\.\d+\.\d+$/.test(rest),
    );
    expect(loose.map(([line]) => line)).toEqual([]);
  });

  test("every job ends on its own, and nothing runs with more than it names", () => {
    expect(Object.values(workflowOf(path).permissions).filter((right) => right !== "read")).toEqual([]);
    expect(jobsOf(path).filter((job) => job["timeout-minutes"] === undefined)).toEqual([]);
  });
});

test("GitHub's own language service finds nothing in action.yml", async () => {
  expect(await languageService("action.yml", textOf("action.yml"))).toEqual([]);
  expect(await languageService("action.yml", textOf("action.yml").replace("node24", "node25"))).not.toEqual([]);
});

test.each([
  ["statuses: write", "statuses: admin"],
  ["types: [completed]", "types: [finished]"],
  ["runs-on:", "run-on:"],
])("both linters would see %s written as %s", async (right, wrong) => {
  const broken = textOf(publicGate).replace(right, wrong);
  expect(await actionlint(publicGate, broken)).not.toEqual([]);
  expect(await languageService(publicGate, broken)).not.toEqual([]);
});

describe.each(gates)("%s as a gate", (path) => {
  test("checks nothing out and runs nothing of a pull request", () => {
    const steps = stepsOf(path);
    expect(steps.filter(({ uses }) => uses !== undefined && !uses.startsWith(`${ownAction}@`))).toEqual([]);
    expect(steps.flatMap(({ run }) => (run === undefined ? [] : [run]))).toEqual(path === trigger ? ["true"] : []);
  });

  test("always runs: a skipped job would count as passed, a filtered workflow would never report", () => {
    expect(jobsOf(path).filter((job) => job.if !== undefined)).toEqual([]);
    expect(textOf(path)).not.toMatch(/^\s+(paths|paths-ignore|branches-ignore):/m);
    const filtered = Object.entries(workflowOf(path).on).filter(([, on]) => on !== null && "branches" in on);
    expect(filtered.map(([event]) => event).filter((event) => event !== "push")).toEqual([]);
  });

  test("gives the workflow no right and each job only what it needs", () => {
    expect(workflowOf(path).permissions).toEqual({});
    const writing = { contents: "read", "pull-requests": "write", statuses: "write", checks: "read" };
    const rights: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      [trigger]: {},
      [publicGate]: { ...writing, issues: "read" },
      [privateGate]: { ...writing, issues: "read" },
      [queue]: { contents: "read", "pull-requests": "read", statuses: "write", checks: "read" },
      [readOnly]: { contents: "read", "pull-requests": "read", statuses: "read", checks: "read" },
    };
    expect(jobsOf(path).map((job) => job.permissions ?? {})).toEqual([rights[path]]);
  });
});

describe.each(recipes)("%s", (path) => {
  test("a change of it asks the policy's owner", () => {
    const copied = `.github/workflows/${path.split("/").at(-1) ?? ""}`;
    const { requirements } = gateFileRequirements(smallSheet, {
      branch: "main",
      base: "a".repeat(40),
      merge_base: "a".repeat(40),
      head: "b".repeat(40),
      files: [{ status: "modified", path: copied, old_path: null, before: "c".repeat(40), after: "d".repeat(40) }],
      texts: { before: { [copied]: { text: textOf(path) } }, after: { [copied]: { text: "" } } },
    });
    expect(requirements.map(({ id, owners }) => [id, owners])).toEqual([[copied, [smallSheet.policy.owner]]]);
  });
});

describe("the dashboard's job", () => {
  const [job] = jobsOf(dashboard);

  test("runs on the default branch's code alone: its events carry nobody else's", () => {
    const { on } = workflowOf(dashboard);
    expect(Object.keys(on)).toEqual(["push", "schedule", "workflow_dispatch", "issues"]);
    expect([on["push"], on["issues"]]).toEqual([{ branches: ["main"] }, { types: ["opened", "edited"] }]);
  });

  test("may write issues and nothing else", () => {
    expect(workflowOf(dashboard).permissions).toEqual({});
    const rights = { contents: "read", issues: "write", "pull-requests": "read", statuses: "read" };
    expect(job?.permissions).toEqual(rights);
  });

  test("checks out all of the history without leaving the token in it, and runs no command", () => {
    const [checkout, own] = job?.steps ?? [];
    // No third one either: a cache that other workflows can fill is nothing to verify by.
    expect(job?.steps).toHaveLength(2);
    expect(checkout?.with).toEqual({ "fetch-depth": 0, "persist-credentials": false });
    expect(own?.uses).toMatch(new RegExp(`^${ownAction}/action/dashboard@`));
    expect(stepsOf(dashboard).filter(({ run }) => run !== undefined)).toEqual([]);
  });

  test("GitHub's own language service finds nothing in its action.yml", async () => {
    const path = "action/dashboard/action.yml";
    expect(await languageService(path, textOf(path))).toEqual([]);
  });
});

test.each([publicGate, privateGate, queue, readOnly, dashboard])(
  "%s keeps one run at a time and cancels none",
  (path) => {
    const { concurrency } = workflowOf(path);
    expect(concurrency?.["cancel-in-progress"]).toBe(false);
    expect(concurrency?.group).toMatch(/\.number|github\.ref/);
  },
);

const reviews = ["submitted", "edited", "dismissed"];
const pushes = ["opened", "synchronize", "reopened", "edited", "ready_for_review"];
const comments = ["created", "edited", "deleted"];

test("the public pair wakes on everything that can change a verdict, with the pull request's events in the half without rights", () => {
  expect(workflowOf(trigger).on).toEqual({ pull_request: { types: pushes }, pull_request_review: { types: reviews } });
  const { on } = workflowOf(publicGate);
  expect(Object.keys(on)).toEqual(["workflow_run", "issue_comment", "push", "schedule", "workflow_dispatch"]);
  expect(on["workflow_run"]).toEqual({ workflows: [workflowOf(trigger).name], types: ["completed"] });
  expect(on["issue_comment"]).toEqual({ types: comments });
});

test("the private one wakes on the same in one file", () => {
  const { on } = workflowOf(privateGate);
  expect(on["pull_request_target"]).toEqual({ types: pushes });
  expect(on["pull_request_review"]).toEqual({ types: reviews });
  expect(on["issue_comment"]).toEqual({ types: comments });
  expect(Object.keys(on)).toEqual(expect.arrayContaining(["push", "schedule", "workflow_dispatch"]));
});

test("groups are judged by the queue's own job, or by the read-only job itself", () => {
  expect(Object.keys(workflowOf(queue).on)).toEqual(["merge_group"]);
  expect(Object.keys(workflowOf(readOnly).on)).toEqual(["pull_request", "merge_group"]);
});

test("no job is named like the status, except where the job itself is what gets required", () => {
  const named = recipes.filter((path) => jobsOf(path).some(({ id, name }) => (name ?? id) === "signal-gate"));
  expect(named).toEqual([readOnly]);
  expect(stepsOf(readOnly).map((step) => step.with)).toEqual([{ exit: "verdict" }]);
});

test("our own action is pinned to a commit that nobody can publish, so that a copy says at once what is missing", () => {
  const pins = recipes.flatMap(stepsOf).flatMap(({ uses }) => (uses?.startsWith(ownAction) === true ? [uses] : []));
  const nobodys = "0".repeat(40);
  expect([...new Set(pins)]).toEqual([`${ownAction}/action/dashboard@${nobodys}`, `${ownAction}@${nobodys}`]);
});
