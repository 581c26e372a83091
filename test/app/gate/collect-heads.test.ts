import { describe, expect, it } from "vitest";
import { collectHeads } from "../../../src/app/gate/collect-heads.ts";
import type { Comment, Review } from "../../../src/model/answers.ts";
import type { PostedStatus } from "../../../src/port/conversation.ts";
import { createFakeHost, createFakeWorld } from "../../fakes/fake-host.ts";

const at = (minute: number, rest = "00Z"): string => `2026-11-20T10:${String(minute).padStart(2, "0")}:${rest}`;

function posted(minute: number, changes: Partial<PostedStatus> = {}): PostedStatus {
  const said = { names_subject: true, names: 12, state: "pending", description: "", created_at: at(minute) } as const;
  return { by_us: true, account: "signal-gate", ...said, ...changes };
}

interface World {
  /** Oldest first, each with the minute in which the gate posted on it; the last one is the head now. */
  readonly heads: readonly (readonly [sha: string, minute: number | null])[];
  readonly commands?: readonly number[];
  readonly reviews?: readonly Pick<Review, "state" | "submitted_at">[];
  readonly replaced?: readonly string[];
  readonly retargeted?: number | null;
  /** On the head; null: the host has none. */
  readonly statuses?: readonly PostedStatus[] | null;
}

const pullRequest = {
  subject: { kind: "pull-request", number: 12, url: null, draft: false, opened_at: null },
  open: true,
  branch: "main",
  base: "b",
  compare_base: "b",
  default_branch: null,
  author: "bo",
  queued_head: null,
  changed_files: null,
} as const;

const commandAt = (minute: number, id: number): Comment => {
  return { id, author: "ada", body: "/signal recheck", created_at: at(minute), edited: false, url: null };
};

async function collected({ heads, commands = [], reviews = [], replaced = [], retargeted = null, statuses }: World) {
  const head = heads.at(-1)?.[0] ?? "";
  const conversation = {
    ...pullRequest,
    head,
    reviews: reviews.map((review, id) => ({ id, author: "ada", commit: null, url: null, ...review })),
    replaced_heads: replaced,
    retargeted_at: retargeted === null ? null : at(retargeted),
  };
  const shown = new Map(heads.map(([sha, minute]) => [sha, minute === null ? [] : [posted(minute)]]));
  const host = createFakeHost({ ...createFakeWorld([], conversation), statuses: shown });
  const read: string[] = [];
  const readStatuses = (sha: string) => {
    read.push(sha);
    return host.readStatuses(sha);
  };
  const commits = heads.map(([sha]) => ({ sha, merge: false, people: [] }));
  const found = await collectHeads(
    { ...host, readStatuses },
    {
      conversation,
      comparison: { merge_base: "b", files: [], total_files: 0, commits, total_commits: commits.length },
      comments: commands.map(commandAt),
      statuses: statuses === undefined ? (shown.get(head) ?? []) : statuses,
    },
  );
  const times = found.heads.map(({ sha, first_status_at }) => [sha, first_status_at]);
  return { ...found, read, times: Object.fromEntries(times) as unknown };
}

const three = [
  ["one", 10],
  ["two", 20],
  ["now", 30],
] as const;

describe("when the gate was first seen on each head", () => {
  it.each<[string, Omit<World, "heads">, readonly string[]]>([
    ["nowhere but on the head while nobody has said anything", {}, []],
    ["not before the head for what was said since", { commands: [35] }, []],
    ["not before the head for what was said in the second in which it was posted", { commands: [30] }, []],
    ["on the head before for what was said before", { commands: [35, 25] }, ["two"]],
    ["back to the oldest answer", { commands: [25, 15] }, ["two", "one"]],
    ["on all for an answer older than any status", { commands: [5] }, ["two", "one"]],
    ["for an approval as well", { reviews: [{ state: "APPROVED", submitted_at: at(25) }] }, ["two"]],
    ["not for a remark", { reviews: [{ state: "COMMENTED", submitted_at: at(25) }] }, []],
  ])("is looked up %s", async (_, world, read) => {
    expect((await collected({ heads: three, ...world })).read).toEqual(read);
  });

  it("is told of each head that was read, oldest first", async () => {
    const { times, posts_statuses } = await collected({ heads: three, commands: [25] });
    expect(times).toEqual({ one: null, two: at(20), now: at(30) });
    expect(posts_statuses).toBe(true);
  });

  it("is looked up on 30 earlier heads at most, the newest", async () => {
    const earlier = Array.from({ length: 40 }, (_, index) => [`head-${String(index)}`, null] as const);
    const { read } = await collected({ heads: [...earlier, ["now", 30]], commands: [5] });
    expect([read.length, read.at(0), read.at(-1)]).toEqual([30, "head-39", "head-10"]);
  });

  it("is looked up behind a head that was left and came back: its status is from before", async () => {
    const heads = [...three.slice(0, 2), ["now", 1]] as const;
    expect((await collected({ heads, commands: [25] })).read).toEqual([]);
    expect((await collected({ heads, commands: [25], replaced: ["now"] })).read).toEqual(["two"]);
  });

  it("counts heads that a force-push replaced", async () => {
    expect((await collected({ heads: three, commands: [5], replaced: ["lost"] })).times).toEqual({
      lost: null,
      one: at(10),
      two: at(20),
      now: at(30),
    });
  });

  it("is the gate's oldest status there that names the pull request", async () => {
    const statuses = [
      posted(39),
      posted(31),
      posted(20, { names_subject: false, names: 13 }),
      posted(10, { by_us: false, account: "somebody" }),
    ];
    expect((await collected({ heads: three, statuses })).times).toMatchObject({ now: at(31) });
  });

  it("is nowhere where the host has no statuses", async () => {
    const found = await collected({ heads: three, commands: [25], statuses: null });
    expect(found).toMatchObject({ times: { one: null, two: null, now: null }, posts_statuses: false, read: [] });
  });

  it("names who else posts under the gate's name, once each", async () => {
    const others = ["zoe", "bot", "zoe"].map((account) => posted(31, { by_us: false, account }));
    expect((await collected({ heads: three, statuses: [posted(30), ...others] })).foreign).toEqual(["bot", "zoe"]);
  });
});

describe("a pull request that was pointed at another base", () => {
  it.each<[string, number, object]>([
    ["before all that was shown", 5, { one: at(10), two: at(20), now: at(30) }],
    ["between two heads", 15, { one: at(15, "00.001Z"), two: at(20), now: at(30) }],
    ["in the second in which a head was shown", 20, { one: null, two: at(20, "00.001Z"), now: at(30) }],
    ["after all", 40, { one: null, two: null, now: at(40, "00.001Z") }],
  ])("%s was seen against it only since, on the head that stood then", async (_, retargeted, times) => {
    expect((await collected({ heads: three, commands: [5], retargeted })).times).toEqual(times);
  });
});
