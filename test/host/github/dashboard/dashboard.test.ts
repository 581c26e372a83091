import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Dashboard } from "../../../../src/port/dashboard.ts";
import { createDashboard, type DashboardOptions } from "../../../../src/host/github/dashboard/dashboard.ts";
import { refuse } from "../../../github/faults.ts";
import { ask } from "../../../github/client.ts";
import { clientOptions, openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const title = "What media may use today";
const marker = (run: number): string => `<!-- signal-governance:dashboard run=${String(run)} -->\n`;
const at = (options: Partial<DashboardOptions> = {}): Dashboard =>
  createDashboard({ ...clientOptions(store.github, store.logged), runNumber: 7, ...options });
const publish = (body: string, options: Partial<DashboardOptions> = {}) => at(options).publish({ title, body });
const issues = () => [...store.github.world.issues.values()];
const url = (number: number): string => `${store.github.url}/northwind/store/issues/${String(number)}`;

describe("the dashboard issue", () => {
  it("is created once, with its label and pinned, and then brought up to date in place", async () => {
    expect(await at().read()).toBeNull();
    expect(await publish("one")).toEqual({ outcome: "created", url: url(2) });
    expect(issues()).toMatchObject([{ title, body: `${marker(7)}one`, labels: ["signal-dashboard"], pinned: true }]);
    expect(await at().read()).toEqual({ url: url(2), body: "one", open: true });
    expect(await publish("two", { runNumber: 8 })).toEqual({ outcome: "updated", url: url(2) });
    expect(issues().map(({ body }) => body)).toEqual([`${marker(8)}two`]);
  });

  it("reads in one request and writes in one more", async () => {
    await publish("one");
    store.requests();
    const dashboard = at();
    await dashboard.read();
    await dashboard.publish({ title, body: "two" });
    expect(store.requests()).toEqual(["POST /graphql", "PATCH /repos/northwind/store/issues/2"]);
  });

  it("is nobody else's issue with the same marker and label", async () => {
    const forged = { title, body: `${marker(99)}all fine`, labels: ["signal-dashboard"] };
    store.github.openIssue({ ...forged, by: "mallory" });
    store.github.openIssue({ ...forged, by: "mallory-app[bot]" });
    expect(await at().read()).toBeNull();
    expect(await publish("one")).toMatchObject({ outcome: "created" });
    expect(issues().map(({ body }) => body)).toEqual([forged.body, forged.body, `${marker(7)}one`]);
  });

  it("is no other text of ours, and no issue that only quotes the marker", async () => {
    const by = "github-actions[bot]";
    store.github.openIssue({ title: "report", body: "<!-- signal-governance:gate run=1 -->\nx", by });
    store.github.openIssue({ title: "log", body: `the body began with ${marker(1)}`, by });
    expect(await at().read()).toBeNull();
  });

  it("is opened again when a person closed it, and keeps the title that people gave it", async () => {
    await publish("one");
    store.github.changeIssue(2, { state: "closed", title: "May I use it?", by: "kim" });
    expect(await at().read()).toMatchObject({ open: false });
    expect(await publish("one")).toMatchObject({ outcome: "updated" });
    expect(issues()).toMatchObject([{ state: "open", title: "May I use it?" }]);
  });

  it("is found without its label, and is not pinned again by force", async () => {
    await publish("one");
    store.github.changeIssue(2, { labels: [], by: "kim" });
    for (const issue of issues()) issue.pinned = false;
    expect(await publish("two")).toMatchObject({ outcome: "updated", url: url(2) });
    expect(issues()).toMatchObject([{ pinned: false, labels: [] }]);
  });

  it("shows what a person wrote into it, so that it is put right", async () => {
    await publish("one");
    store.github.changeIssue(2, { body: `${marker(99)}use everything`, by: "kim" });
    expect(await at().read()).toMatchObject({ body: "use everything" });
    expect(await publish("one")).toMatchObject({ outcome: "updated" });
    expect(issues().map(({ body }) => body)).toEqual([`${marker(7)}one`]);
  });

  it("stays the newer run's when an older one ends later", async () => {
    await publish("new", { runNumber: 9 });
    expect(await publish("old", { runNumber: 8 })).toEqual({ outcome: "superseded", url: url(2) });
    expect(issues().map(({ body }) => body)).toEqual([`${marker(9)}new`]);
  });
});

describe("two runs that find no dashboard", () => {
  it("leave one: the later one's is closed and forgotten", async () => {
    const first = at({ runNumber: 7 });
    const second = at({ runNumber: 8 });
    await Promise.all([first.read(), second.read()]);
    await first.publish({ title, body: "one" });
    expect(await second.publish({ title, body: "two" })).toEqual({ outcome: "updated", url: url(2) });
    expect(issues()).toMatchObject([
      { number: 2, state: "open", body: `${marker(8)}two` },
      { number: 3, state: "closed", stateReason: "not_planned", body: "The dashboard is #2." },
    ]);
    expect(await at().read()).toMatchObject({ url: url(2) });
  });

  it("that crossed are put in order by the next run", async () => {
    const by = "github-actions[bot]";
    for (const run of [7, 8]) store.github.openIssue({ title, body: `${marker(run)}x`, by });
    expect(await publish("y", { runNumber: 9 })).toMatchObject({ outcome: "updated", url: url(2) });
    expect(issues().map(({ state }) => state)).toEqual(["open", "closed"]);
  });
});

describe("a token that may less", () => {
  it("creates it without label and pin, and finds it again all the same", async () => {
    const { github } = store;
    github.fault({ match: /POST .*labels/u, times: 9, respond: refuse(403, "Resource not accessible by integration") });
    github.fault({
      match: ({ body }) => JSON.stringify(body ?? "").includes("pinIssue"),
      respond: () => ({
        status: 200,
        body: { data: null, errors: [{ type: "FORBIDDEN", path: ["pinIssue"], message: "Resource not accessible" }] },
      }),
    });
    expect(await publish("one")).toMatchObject({ outcome: "created" });
    expect(issues()).toMatchObject([{ labels: [], pinned: false }]);
    expect(store.logged).toHaveLength(3);
    expect(await publish("two")).toMatchObject({ outcome: "updated" });
    expect(issues()).toHaveLength(1);
  });

  it("does without the pin where three issues are pinned", async () => {
    for (let count = 0; count < 3; count += 1) store.github.openIssue({ title: "pinned", body: "" });
    for (const issue of issues()) issue.pinned = true;
    expect(await publish("one")).toMatchObject({ outcome: "created" });
    expect(store.logged.join()).toContain("Maximum 3 pinned issues");
  });

  it("finds what it may read and says that it may not write", async () => {
    expect(await publish("one", { token: "read-only" })).toEqual({ outcome: "not-permitted", url: null });
    expect(issues()).toEqual([]);
  });

  it("says so too where issues are switched off", async () => {
    store.github.fault({ match: /POST .*\/issues$/u, respond: refuse(410, "Issues are disabled for this repo") });
    expect(await publish("one")).toEqual({ outcome: "not-permitted", url: null });
  });

  it("throws when GitHub is down", async () => {
    store.github.fault({ match: /POST .*\/issues$/u, times: 9, respond: refuse(500, "Server Error") });
    await expect(publish("one")).rejects.toThrow("could not write the dashboard issue");
  });
});

describe("the stand-in's issues", () => {
  it("are numbered together with pull requests", async () => {
    const number = store.github.openIssue({ title: "t", body: "b" });
    expect(number).toBe(2);
    expect(store.github.openPullRequest({ head: "feature" })).toBe(3);
    const answer = await ask(
      store.github,
      '{ repository(owner: "northwind", name: "store") { issues(first: 5) { totalCount } } }',
    );
    expect(JSON.stringify(answer)).toContain('"totalCount":1');
  });
});
