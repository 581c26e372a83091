import { afterEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "./store.ts";

let store: Store;
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`src/f${String(index)}.ts`, `${String(index)}\n`]),
  );
}

/** Everything the gate does for an ordinary pull request, in its order. */
async function run(runNumber: number): Promise<void> {
  const host = store.host({ runNumber });
  const { base, head } = await host.readConversation();
  const { files, merge_base } = await host.compare(base, head);
  await host.readSheets([base, head]);
  await host.readComments();
  const sides = files.flatMap(({ path }) => [merge_base, head].map((commit) => ({ commit, path, text: true })));
  await host.readFiles(sides);
  await host.readStatuses(head);
  await host.readNow();
  await host.postStatus({ sha: head, state: "pending", description: `run ${String(runNumber)}`, url: null });
  await host.postComment({ body: `run ${String(runNumber)}`, quiet: "" });
}

describe("the number of requests", () => {
  it("is at most 10 for 100 files, 30 reviews, 30 comments and a sheet of 20 files", async () => {
    const events = Array.from({ length: 19 }, (_, index) => `governance/events/e${String(index)}.yml`);
    const sheet: Record<string, string> = Object.fromEntries(events.map((path) => [path, "event: E\n"]));
    store = await openStore({ ...numbered(100), ...sheet });
    for (let count = 0; count < 30; count += 1) {
      store.github.submitReview(store.number, { by: "grace", state: "COMMENTED" });
      store.github.comment(store.number, "grace", "looks good");
    }
    for (const number of [1, 2]) {
      await run(number);
      expect(store.requests().length).toBeLessThanOrEqual(10);
    }
    expect(store.github.world.statuses).toHaveLength(2);
    expect([...store.github.world.comments.values()].at(-1)?.body).toContain("run 2");
  });
});

describe("long lists of files", () => {
  it.each([299, 300, 301])("reads all %i", async (count) => {
    store = await openStore(numbered(count));
    const host = store.host();
    const { base, head } = await host.readConversation();
    const { files, total_files } = await host.compare(base, head);
    expect(files).toHaveLength(count);
    expect(total_files).toBe(count);
  });

  it("shows in the counts that 3,001 are more than GitHub lists", async () => {
    store = await openStore(numbered(3001));
    const host = store.host();
    const { base, head } = await host.readConversation();
    const { files, total_files } = await host.compare(base, head);
    expect(files).toHaveLength(3000);
    expect(total_files).toBe(3001);
  });

  it("counts a comparison of 300 files that is not the pull request's as incomplete", async () => {
    store = await openStore(numbered(300));
    const { base, head } = await store.host().readConversation();
    const { files, total_files } = await store.host().compare(base, head);
    expect(total_files).toBeGreaterThan(files.length);
  });
});

describe("long lists of commits", () => {
  it("reads 101 commits with their authors, and co-authors in one more request", async () => {
    store = await openStore();
    for (let count = 0; count < 100; count += 1) {
      const message = count === 50 ? "Together\n\nCo-authored-by: Omar <omar@northwind.example>\n" : "Again";
      store.repository.commit({ branch: "feature", files: { "src/a.ts": String(count) }, author: "kim", message });
    }
    store.github.push(store.number);
    const host = store.host();
    const { base, head } = await host.readConversation();
    store.requests();
    const { commits, total_commits } = await host.compare(base, head);
    expect(total_commits).toBe(101);
    expect(commits).toHaveLength(101);
    expect(new Set(commits.flatMap((commit) => commit.people))).toEqual(new Set(["ada", "kim", "omar"]));
    expect(store.requests()).toHaveLength(3);
  });

  it("shows in the counts that 251 are too many", async () => {
    store = await openStore();
    for (let count = 0; count < 250; count += 1) {
      store.repository.commit({ branch: "feature", files: { "src/a.ts": String(count) } });
    }
    store.github.push(store.number);
    const host = store.host();
    const { base, head } = await host.readConversation();
    const { commits, total_commits } = await host.compare(base, head);
    expect(total_commits).toBe(251);
    expect(commits.length).toBeLessThan(total_commits);
  });
});
