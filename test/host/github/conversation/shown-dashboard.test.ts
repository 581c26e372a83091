import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { partialData } from "../../../github/faults.ts";
import { openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const body = "<!-- signal-governance:dashboard run=7 -->\npaused";
const open = (by: string, text = body, labels: readonly string[] = ["signal-dashboard"]): number =>
  store.github.openIssue({ title: "Dashboard", body: text, labels, by });

async function shown(token = "write"): Promise<string | null> {
  const host = store.host({ token });
  await host.readConversation();
  const dashboard = await host.readDashboard();
  return dashboard === null ? null : `${dashboard.url.split("/").at(-1) ?? ""} ${dashboard.body}`;
}

describe("the dashboard beside a pull request", () => {
  it("comes along with the conversation, without a request of its own", async () => {
    open("github-actions[bot]");
    expect(await shown()).toBe("2 paused");
    expect(store.requests()).toEqual(["POST /graphql"]);
  });

  it("is that of the repository's workflows where the gate speaks through an App, or the App's own", async () => {
    open("github-actions[bot]");
    expect(await shown("app")).toBe("2 paused");
    open("northwind-signal[bot]");
    expect(await shown("app")).toBe("2 paused");
    expect(await shown()).toBe("2 paused");
  });

  it("is nobody else's, no other issue, and none that is closed", async () => {
    open("mallory");
    open("github-actions[bot]", "no marker");
    open("github-actions[bot]", body, []);
    expect(await shown()).toBeNull();
    const own = store.github.openIssue({ title: "D", body, labels: ["signal-dashboard"], by: "github-actions[bot]" });
    store.github.changeIssue(own, { state: "closed", by: "kim" });
    expect(await shown()).toBeNull();
  });

  it("is null before the conversation was read, and for a merge group", async () => {
    open("github-actions[bot]");
    expect(await store.host().readDashboard()).toBeNull();
    const sha = store.repository.sha("main");
    const target = { kind: "merge-group", number: 1, base_ref: "main", base_sha: sha, head_sha: sha } as const;
    const host = store.host({ target });
    await host.readConversation();
    expect(await host.readDashboard()).toBeNull();
  });

  it.each([[["dashboard"]], [["dashboard", "issues"]]])(
    "takes nothing with it when %s may not be read",
    async (path) => {
      open("github-actions[bot]");
      store.github.fault({ match: "/graphql", respond: partialData(path, "Resource not accessible by integration") });
      const host = store.host();
      expect(await host.readConversation()).toMatchObject({ branch: "main", author: "ada" });
      expect(await host.readDashboard()).toBeNull();
    },
  );

  it("excuses nothing else: half a pull request still throws", async () => {
    store.github.fault({ match: "/graphql", respond: partialData(["repository"], "Resource not accessible") });
    await expect(store.host().readConversation()).rejects.toThrow("could not read the pull request");
  });
});
