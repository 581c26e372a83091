import { createFakeHost, createFakeWorld } from "../fakes/fake-host.ts";
import { openStore } from "./github/store.ts";
import { describePublisher } from "./publisher-contract.ts";

describePublisher("GitHub", async () => {
  const store = await openStore();
  return { run: () => store.host(), reader: () => store.host({ token: "read-only" }), close: store.close };
});

describePublisher("the fake", () => {
  const sha = "a".repeat(40);
  const world = createFakeWorld(
    [{ sha, parents: [], tree: {}, people: ["ada"], committed_at: "2026-11-22T08:00:00Z" }],
    {
      subject: { kind: "pull-request", number: 1, url: null, draft: false, opened_at: "2026-11-22T08:00:00Z" },
      open: true,
      branch: "main",
      base: sha,
      compare_base: sha,
      head: sha,
      author: "ada",
      reviews: [],
      replaced_heads: [],
      queued_head: null,
      retargeted_at: null,
      default_branch: null,
      changed_files: 0,
    },
  );
  const run = () => createFakeHost(world);
  const reader = () => {
    world.writable = false;
    return run();
  };
  return Promise.resolve({ run, reader, close: () => Promise.resolve() });
});
