import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../../../src/model/landing.ts";
import { createArrivals, createLedgerStore, createMemoryCache, merged, sheetFiles } from "./ledger-store.ts";

const workflow = ".github/workflows/signal-gate.yml";
const owners = ".github/CODEOWNERS";
const gate = "on: pull_request\njobs: { gate: { steps: [uses: northwind/signal-governance@1] } }\n";
const other = "on: push\njobs: { build: { steps: [uses: actions/checkout@1] } }\n";
const guarded = "/governance/ @northwind/growth\n";
const pushed: Arrival = { pull_request: null, url: null, gate: "none", merged_at: null, by: "omar" };

let store: ReturnType<typeof createLedgerStore>;
beforeEach(() => {
  store = createLedgerStore({ ...sheetFiles(), [workflow]: gate, [owners]: guarded });
});
afterEach(() => store.remove());

/** What a status says of the gate's files where these commits were pushed, and all others came by a pull request that the gate cleared. */
async function named(
  pushes: readonly string[],
  given: Parameters<typeof store.shown>[0] = {},
  arrival = pushed,
): Promise<readonly unknown[]> {
  const arrivals = createArrivals((commit) => (pushes.includes(commit) ? arrival : merged));
  const { status } = await store.shown({ arrivals, ...given });
  return status.findings.filter(({ code }) => code === "gate-file-not-judged").map(({ args }) => args);
}

describe("a file of the gate that was changed past it", () => {
  it.each([
    ["the workflow deleted", workflow, null, true],
    ["the gate taken out of the workflow", workflow, other, true],
    ["the workflow edited", workflow, `${gate}# now and then\n`, false],
    ["CODEOWNERS deleted", owners, null, true],
    ["governance/ left out of CODEOWNERS", owners, "/src/ @northwind/growth\n", false],
  ])("is named with its commit: %s", async (_, file, text, removed) => {
    const commit = store.commit({ [file]: text });
    store.commit({ "readme.md": "1" });
    expect(await named([commit])).toEqual([{ commit, file, removed }]);
  });

  it("is named when it is moved to where it does nothing", async () => {
    const commit = store.commit({}, { renames: { [workflow]: "attic/gate.yml" } });
    expect(await named([commit])).toEqual([{ commit, file: workflow, removed: true }]);
  });

  it("is named where it was merged while the gate was not clear", async () => {
    const commit = store.commit({ [workflow]: null });
    expect(await named([commit], {}, { ...merged, gate: "not-clear" })).toHaveLength(1);
  });

  it.each<[string, Arrival]>([
    ["cleared it", merged],
    ["was overridden", { ...merged, gate: "overridden" }],
  ])("is not named where the gate %s", async (_, arrival) => {
    const commit = store.commit({ [workflow]: null });
    expect(await named([commit], {}, arrival)).toEqual([]);
  });

  it("is not named where nobody asks a host: the branch is taken at its word", async () => {
    const commit = store.commit({ [workflow]: null });
    expect(await named([commit], { arrivals: null })).toEqual([]);
  });

  it.each([
    ["another workflow", { ".github/workflows/ci.yml": other }],
    ["a CODEOWNERS elsewhere", { "src/CODEOWNERS": "* @kim\n" }],
    ["a workflow of the gate elsewhere", { "attic/gate.yml": gate }],
  ])("is not %s", async (_, files) => {
    const commit = store.commit(files);
    const gone = store.commit(Object.fromEntries(Object.keys(files).map((path) => [path, null])));
    expect(await named([commit, gone])).toEqual([]);
  });

  it("is not a new one, which takes nothing away until it is changed", async () => {
    const file = ".github/workflows/signal-dashboard.yml";
    const commit = store.commit({ [file]: gate });
    expect(await named([commit])).toEqual([]);
    const changed = store.commit({ [file]: `${gate}# weaker\n` });
    expect(await named([commit, changed])).toEqual([{ commit: changed, file, removed: false }]);
  });

  it("is no longer named once it is put back, and is again with the commit that did it again", async () => {
    const commit = store.commit({ [workflow]: null });
    const back = store.commit({ [workflow]: gate });
    expect(await named([commit, back])).toEqual([]);
    const again = store.commit({ [workflow]: other });
    expect(await named([commit, back, again])).toEqual([{ commit: again, file: workflow, removed: true }]);
  });

  it("is named with the first of several commits: what to put back stood before it", async () => {
    const commit = store.commit({ [workflow]: other });
    const second = store.commit({ [workflow]: `${gate}# weaker\n` });
    const third = store.commit({ [workflow]: `${gate}# weaker still\n` });
    expect(await named([commit, second, third])).toEqual([{ commit, file: workflow, removed: false }]);
  });

  it("is no longer named once a later change of it was signed", async () => {
    const commit = store.commit({ [owners]: "* @kim\n" });
    store.commit({ [owners]: `${guarded}* @kim\n` });
    expect(await named([commit])).toEqual([]);
  });

  it("is nobody's business before there was a sheet", async () => {
    store.remove();
    store = createLedgerStore({ [workflow]: gate });
    const commits = [store.commit({ [workflow]: other }), store.commit(sheetFiles())];
    expect(await named(commits)).toEqual([]);
  });

  it("is the same with a cache", async () => {
    const cache = createMemoryCache();
    const commit = store.commit({ [workflow]: null });
    expect(await named([commit], { cache })).toHaveLength(1);
    store.commit({ "readme.md": "1" });
    expect(await named([commit], { cache })).toEqual([{ commit, file: workflow, removed: true }]);
    const back = store.commit({ [workflow]: gate });
    expect(await named([commit, back], { cache })).toEqual([]);
  });
});
