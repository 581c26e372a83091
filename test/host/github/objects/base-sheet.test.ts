import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { partialData, withoutField } from "../../../github/faults.ts";
import { openStore, type Store } from "../store.ts";

const sheet = "governance/sheet.yml";
const tip = ["data", "repository", "pullRequest", "baseRef", "target"];

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

async function sheetsAt(commits: readonly string[], host = store.host()) {
  await host.readConversation();
  store.requests();
  const sheets = await host.readSheets(commits);
  return { asked: store.requests().length, texts: sheets.map((files) => files.map(({ content }) => content)) };
}

describe("the sheet at the tip of the base", () => {
  it("comes along with the conversation", async () => {
    const read = await sheetsAt([store.repository.sha("main")]);
    expect(read).toEqual({ asked: 0, texts: [[{ text: "version: 1\n" }]] });
  });

  it("comes along with its events, and its further folders are asked for", async () => {
    const files = {
      "governance/events/a.yml": "event: A\n",
      "governance/more/b.yml": "b\n",
      "governance/tests/c": "c",
    };
    const head = store.repository.commit({ files });
    const read = await sheetsAt([head]);
    expect(read).toEqual({
      asked: 1,
      texts: [[{ text: "event: A\n" }, { text: "b\n" }, { text: "version: 1\n" }]],
    });
  });

  it("is none where the tip has none", async () => {
    const { repository } = store;
    repository.commit({ files: { [sheet]: null } });
    expect(await sheetsAt([repository.sha("main")])).toEqual({ asked: 0, texts: [[]] });
  });

  it("comes along for a merge group too, from the branch that is merged into", async () => {
    const { repository, number } = store;
    const base_sha = repository.sha("main");
    const head_sha = repository.sha("feature");
    const later = repository.commit({ files: { [sheet]: "version: 1 # later\n" } });
    const target = { kind: "merge-group", number, base_ref: "main", base_sha, head_sha } as const;
    const read = await sheetsAt([later, base_sha], store.host({ target }));
    expect(read).toEqual({ asked: 1, texts: [[{ text: "version: 1 # later\n" }], [{ text: "version: 1\n" }]] });
  });

  it("is read for the commit asked for when the base has moved since", async () => {
    const { repository } = store;
    const host = store.host();
    await host.readConversation();
    const moved = repository.commit({ files: { [sheet]: "version: 1 # moved\n" } });
    expect(await sheetsAt([moved], host)).toEqual({ asked: 1, texts: [[{ text: "version: 1 # moved\n" }]] });
  });

  it("is asked for again when it did not come along", async () => {
    store.github.fault({ match: "/graphql", respond: withoutField([...tip, "sheet0"]) });
    const read = await sheetsAt([store.repository.sha("main")]);
    expect(read).toEqual({ asked: 1, texts: [[{ text: "version: 1\n" }]] });
  });

  it("is never taken for none when GitHub could not give it", async () => {
    store.github.fault({ match: "/graphql", times: 9, respond: partialData([...tip.slice(1), "sheet0"]) });
    await expect(store.host().readConversation()).rejects.toThrow("could not read the pull request");
  });
});
