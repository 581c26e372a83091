import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMarked } from "../../../../src/host/github/conversation/marker.ts";
import { openStore, type Store } from "../store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const bot = "github-actions[bot]";
const say = (body: string) => ({ body, quiet: "nothing to say" });
const head = (): string => store.repository.sha("feature");
const comments = () => [...store.github.world.comments.values()];
const bodies = () => comments().map((comment) => readMarked(comment.body));

describe("posting a status", () => {
  const status = (state: "pending" | "success", description = "waiting for: commerce") => ({
    sha: head(),
    state,
    description,
    url: null,
  });

  it("posts, then stays silent until state or text changes", async () => {
    expect(await store.host().postStatus(status("pending"))).toBe("posted");
    expect(await store.host().postStatus(status("pending"))).toBe("unchanged");
    expect(await store.host().postStatus(status("pending", "waiting for: media"))).toBe("posted");
    expect(await store.host().postStatus(status("success"))).toBe("posted");
    expect(store.github.world.statuses).toHaveLength(3);
  });

  it("names the pull request in its link, and reads that back", async () => {
    await store.host().postStatus(status("pending"));
    const [posted] = (await store.host().readStatuses(head())) ?? [];
    expect(posted).toMatchObject({ by_us: true, account: bot, names_subject: true, state: "pending" });
    const link = store.github.world.statuses[0]?.targetUrl;
    expect(link).toBe(`${store.github.url}/northwind/store/actions/runs/7?pr=1`);
  });

  it("posts again over another account's status, but takes no turns with another pull request of the commit", async () => {
    await store.host().postStatus(status("success"));
    const forged = { by: "mallory", state: "success", context: "signal-gate", description: "waiting for: commerce" };
    store.github.setStatus(head(), forged);
    expect(await store.host().postStatus(status("success"))).toBe("posted");
    const other = store.github.openPullRequest({ head: "feature" });
    await store.host({ target: { kind: "pull-request", number: other } }).postStatus(status("success"));
    const mine = (await store.host().readStatuses(head())) ?? [];
    expect(mine.map(({ by_us, names_subject }) => [by_us, names_subject])).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [true, true],
    ]);
    expect(await store.host().postStatus(status("success"))).toBe("unchanged");
    await store.host({ target: { kind: "pull-request", number: other } }).postStatus(status("pending", "held"));
    expect(await store.host().heldBy(head())).toBe(other);
    expect(await store.host().postStatus(status("success"))).toBe("posted");
    expect(await store.host().postStatus(status("success"))).toBe("unchanged");
  });

  it("does not see statuses of another context", async () => {
    store.github.setStatus(head(), { by: bot, state: "success", context: "build" });
    expect(await store.host().readStatuses(head())).toEqual([]);
  });

  it("cuts a text that GitHub would refuse, between characters", async () => {
    expect(await store.host().postStatus(status("pending", `x${"🟡".repeat(100)}`))).toBe("posted");
    expect(store.github.world.statuses[0]?.description).toBe(`x${"🟡".repeat(69)}…`);
  });

  it("says so when the token may only read", async () => {
    expect(await store.host({ token: "read-only" }).postStatus(status("pending"))).toBe("not-permitted");
  });
});

describe("posting the comment", () => {
  it("creates one, updates it in place, and leaves it when nothing changed", async () => {
    expect(await store.host({ runNumber: 1 }).postComment(say("one"))).toBe("posted");
    expect(await store.host({ runNumber: 2 }).postComment(say("one"))).toBe("unchanged");
    expect(await store.host({ runNumber: 3 }).postComment(say("two"))).toBe("posted");
    expect(bodies()).toEqual([{ run: 3, body: "two" }]);
  });

  it("creates none when there is nothing to say, and quiets an older one", async () => {
    expect(await store.host().postComment({ body: null, quiet: "fine" })).toBe("unchanged");
    expect(comments()).toEqual([]);
    await store.host().postComment(say("one"));
    expect(await store.host().postComment({ body: null, quiet: "fine" })).toBe("posted");
    expect(bodies()).toEqual([{ run: 7, body: "fine" }]);
  });

  it("never overwrites what a later run wrote", async () => {
    await store.host({ runNumber: 9 }).postComment(say("newer"));
    expect(await store.host({ runNumber: 8 }).postComment(say("older"))).toBe("superseded");
    expect(bodies()).toEqual([{ run: 9, body: "newer" }]);
  });

  it("sees a later run that wrote since the comments were read", async () => {
    await store.host({ runNumber: 1 }).postComment(say("first"));
    const slow = store.host({ runNumber: 2 });
    await slow.readComments();
    await store.host({ runNumber: 3 }).postComment(say("newer"));
    expect(await slow.postComment(say("older"))).toBe("superseded");
    expect(bodies()).toEqual([{ run: 3, body: "newer" }]);
  });

  it("ignores the marker in someone else's comment", async () => {
    await store.host().postComment(say("real"));
    const forged = `${comments()[0]?.body.split("\n")[0] ?? ""}\nall clear`;
    store.github.deleteComment(comments()[0]?.id ?? 0);
    store.github.comment(store.number, "mallory", forged);
    expect(await store.host().postComment(say("real"))).toBe("posted");
    expect(comments().map((comment) => comment.author.login)).toEqual(["mallory", "github-actions"]);
  });

  it.each([
    "<!-- signal-governance:gate run=999999999999 -->\nall clear",
    "<!-- signal-governance:gate run=7 -->\nall clear",
  ])("rewrites its comment after someone changed it to %j", async (body) => {
    await store.host().postComment(say("waiting"));
    store.github.editComment(comments()[0]?.id ?? 0, body, "mallory");
    expect(await store.host().postComment(say("waiting"))).toBe("posted");
    expect(bodies()).toEqual([{ run: 7, body: "waiting" }]);
  });

  it("keeps the older of two that two runs created at once", async () => {
    store.github.fault({
      match: /^POST .*\/issues\/1\/comments$/u,
      before: () => void store.github.comment(store.number, bot, "<!-- signal-governance:gate run=6 -->\nother run"),
    });
    expect(await store.host().postComment(say("this run"))).toBe("posted");
    expect(bodies()).toEqual([{ run: 7, body: "this run" }]);
  });

  it("removes duplicates of its own and updates the oldest", async () => {
    for (const run of [1, 2, 3])
      store.github.comment(store.number, bot, `<!-- signal-governance:gate run=${String(run)} -->\nx`);
    const [oldest] = comments();
    expect(await store.host().postComment(say("now"))).toBe("posted");
    expect(comments().map((comment) => comment.id)).toEqual([oldest?.id]);
    expect(bodies()).toEqual([{ run: 7, body: "now" }]);
  });

  it("creates another when its comment was deleted meanwhile", async () => {
    await store.host().postComment(say("one"));
    const host = store.host();
    await host.readComments();
    store.github.deleteComment(comments()[0]?.id ?? 0);
    expect(await host.postComment(say("one"))).toBe("posted");
    expect(bodies()).toEqual([{ run: 7, body: "one" }]);
  });

  it("says so when the token may only read", async () => {
    expect(await store.host({ token: "read-only" }).postComment(say("one"))).toBe("not-permitted");
    await store.host().postComment(say("one"));
    expect(await store.host({ token: "read-only" }).postComment(say("two"))).toBe("not-permitted");
  });
});

describe("reading the head again", () => {
  it("sees a push that came while the gate was thinking", async () => {
    const host = store.host();
    const { head: judged } = await host.readConversation();
    store.repository.commit({ branch: "feature", files: { "src/a.ts": "newer\n" } });
    store.github.push(store.number);
    expect((await host.readNow()).head).not.toBe(judged);
  });
});
