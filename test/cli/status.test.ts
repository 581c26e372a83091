import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { run, runOnTerminal, type Ran } from "./run-cli.ts";
import { createStore, pixel, type Store } from "./store.ts";

const klarna = `kind: change
declares: [payment-app]
happened_at: 2026-11-21T14:10:00Z
scope: { stores: [us] }
detail: Klarna on-site messaging installed
by: "@omar"
`;

/** The store with a pixel change that landed on 20 November, and an outside change that was declared a day later. */
const pausedStore = (): Store => {
  const made = createStore();
  made.repository.commit({
    files: { [pixel]: 'fbq("track", "Purchase", { value: 2 });\n' },
    message: "Send the total of the order",
    author: { name: "Omar", email: "omar@northwind.example" },
    date: "2026-11-20T14:10:00Z",
  });
  made.repository.commit({
    files: { "governance/records/2026-11-21-klarna.yml": klarna },
    date: "2026-11-21T16:00:00Z",
  });
  return made;
};

let store: Store;
beforeAll(() => {
  store = pausedStore();
});
afterAll(() => store.repository.remove());

const sg = (...words: readonly string[]): Promise<Ran> => run(store.repository.path, "status", ...words);
const value = async (...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
  const { out } = await sg("--json", ...words);
  return JSON.parse(out) as Readonly<Record<string, unknown>>;
};

describe("status", () => {
  it("says what may not be used, why, and what brings it back", async () => {
    const { code, out, err } = await sg("--conclusion", "roas");
    expect([code, err]).toEqual([1, ""]);
    const [head, , row, ...lines] = out.split("\n");
    expect(head).toBe("Can I use it?   us (northwind.example), 22 Nov 2026, 12:00 UTC");
    expect(row).toMatch(/^ {2}✗ Return on ad spend.* paused since 20 Nov$/);
    const labels = lines.flatMap((line) => /^ {6}(\S.{15})/.exec(line)?.[1]?.trim() ?? []);
    expect(labels).toEqual(["use instead", "because", "resumes when", "frees too", "so far"]);
    const words = lines.join(" ").replace(/\s+/g, " ");
    expect(words).toMatch(/installed \(2026-11-21-klarna\), declared by @omar, 21 Nov 14:10/);
    expect(words).toMatch(/Send the total of the order \([0-9a-f]{7}\), by Omar, 20 Nov 14:10/);
    expect(words).toMatch(/not before 22 Nov 14:10 commerce and tracking sign/);
    expect(words).toContain("unverified: how changes landed was not asked");
  });

  it("exits with 0 when what was asked about may be used", async () => {
    const { code, out } = await sg("--at", "2026-11-19");
    expect(code).toBe(0);
    expect(out).toContain("19 Nov 2026, 23:59 UTC");
    expect(out).not.toContain("✗");
  });

  it.each([
    ["a day, by its end", "2026-11-20", "2026-11-20T23:59:59Z", 1],
    ["today, by now", "2026-11-22", "2026-11-22T12:00:00Z", 1],
    ["now", "now", "2026-11-22T12:00:00Z", 1],
    ["a moment before the change", "2026-11-20T14:09:00Z", "2026-11-20T14:09:00Z", 0],
    ["a moment with its offset", "2026-11-20T15:10:00+01:00", "2026-11-20T14:10:00Z", 1],
  ] as const)("takes %s", async (_what, at, moment, code) => {
    const ran = await sg("--json", "--at", at);
    expect(ran.code).toBe(code);
    expect(Date.parse((JSON.parse(ran.out) as { readonly at: string }).at)).toBe(Date.parse(moment));
  });

  it("gives JSON that holds to its schema, with the commit and the record that pause", async () => {
    const status = await value();
    expect(validate("status", status)).toMatchObject({ ok: true });
    const text = JSON.stringify(status);
    expect(status).toMatchObject({ version: 1, branch: "main", state: "paused", verified: false });
    expect(text).toContain('"subject":"Send the total of the order","author":"Omar"');
    expect(text).toContain('"record":"2026-11-21-klarna"');
  });

  it("gives CSV with a line per row, and a page of its own", async () => {
    const csv = (await sg("--csv")).out.trimEnd().split("\r\n");
    expect(csv[0]).toMatch(/^at,store,conclusion,title,state,/);
    const { conclusions } = JSON.parse((await sg("--json")).out) as { readonly conclusions: readonly unknown[] };
    expect(csv.slice(1).map((line) => line.slice(0, 19))).toEqual(conclusions.map(() => "2026-11-22T12:00:00"));
    const { code, out } = await sg("--html");
    expect(code).toBe(1);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toContain("Klarna on-site messaging installed");
    expect(out.match(/<svg class="strip"/g)).toHaveLength(csv.length - 1);
    expect(out).toMatch(/aria-label="Paused at the end of [123] of the last 30 days"/);
  });

  it("narrows to a store and a conclusion", async () => {
    const { conclusions } = await value("--store", "us", "--conclusion", "roas,sku-scaling");
    expect(conclusions).toMatchObject([{ conclusion: "roas" }, { conclusion: "sku-scaling" }]);
  });

  it("is the same from the cache and without it", async () => {
    const first = await sg("--json");
    const again = await sg("--json");
    const walked = await sg("--json", "--no-cache");
    expect([again.out, walked.out]).toEqual([first.out, first.out]);
  });

  it("names the days of a report that was asked about", async () => {
    expect((await sg("--window", "2026-11-15..2026-11-21")).out).toContain(
      "for reports of 15 Nov 00:00 to 21 Nov 23:59",
    );
  });

  it("says that before the adoption nothing was governed", async () => {
    expect((await sg("--at", "2025-01-01")).out).toContain("there was no sheet yet");
  });

  it.each([
    [["--store", "uss"], 'no store "uss"', "did you mean us?"],
    [["--conclusion", "rosa"], 'no conclusion "rosa"', "did you mean roas?"],
    [["--conclusion", "weather"], "no conclusion", "known: budget-moves, roas"],
    [["--conclusion", ""], "--conclusion names nothing", "leave the option out"],
    [["--store", " , "], "--store names nothing", "leave the option out"],
    [["--at", "2026-11-23"], "still to come", "a day of the past"],
    [["--at", "yesterday"], "no moment", "2026-11-20T14:10:00+01:00"],
    [["--at", "2026-13-45"], '"2026-13-45" is no moment', "write a day"],
    [["--window", "2026-11-15"], "no window", "both days included"],
    [["--window", "2026-11-21..2026-11-15"], "ends before it begins", "earlier day first"],
    [["--json", "--html"], "--json and --html contradict each other", "choose one"],
    [["us"], "options only", "did you mean --conclusion us or --store us?"],
    [["--verify", "northwind/store"], "needs a token", "GITHUB_TOKEN"],
    [["--verify", "northwind"], "no repository", "OWNER/REPO"],
    [["--branch", "nowhere"], "nowhere", ""],
  ])("refuses %j and says what to do", async (words, message, hint) => {
    const { code, out, err } = await sg(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it("takes a cut-off history for paused, and says so", async () => {
    const clone = `${store.repository.path}/shallow`;
    store.repository.git("clone", "--quiet", "--depth=1", `file://${store.repository.path}`, clone);
    for (const start of [run, runOnTerminal]) {
      const { code, out, err } = await start(clone, "status");
      expect([code, err.trim()]).toEqual([1, ""]);
      expect(out).toContain("git fetch --unshallow");
    }
  });

  describe("in a clone", () => {
    let clone: string;
    const inClone = (...words: readonly string[]): Promise<Ran> => run(clone, "status", ...words);
    const onOneLine = async (...words: readonly string[]): Promise<string> =>
      (await inClone(...words)).out.replace(/\s+/g, " ");
    const warning = "not part of origin/main";
    beforeAll(() => {
      clone = `${store.repository.path}/clone`;
      const url = `file://${store.repository.path}`;
      store.repository.git("-c", "init.defaultBranch=main", "clone", "--quiet", "--branch=main", url, clone);
      const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@northwind.example"];
      store.repository.git("-C", clone, "remote", "set-head", "origin", "main");
      store.repository.git("-C", clone, "switch", "--quiet", "-c", "proposal");
      store.repository.git("-C", clone, ...identity, "commit", "--quiet", "--allow-empty", "-m", "Not merged yet");
    });

    it("warns that a branch speaks which nobody merged, in every form but the table, and fails for nothing", async () => {
      const [text, page, json, table] = await Promise.all([
        inClone(),
        inClone("--html"),
        inClone("--json"),
        inClone("--csv"),
      ]);
      expect([text.code, page.code, json.code, table.code]).toEqual([1, 1, 1, 1]);
      const tip = store.repository.git("-C", clone, "rev-parse", "proposal");
      const main = store.repository.git("-C", clone, "rev-parse", "origin/main");
      expect(text.out.replace(/\s+/g, " ")).toContain(
        `proposal at ${tip.slice(0, 12)} is ${warning} at ${main.slice(0, 12)}`,
      );
      expect(page.out).toContain(warning);
      const said = JSON.parse(json.out) as unknown;
      expect(validate("status", said)).toMatchObject({ ok: true });
      expect(said).toMatchObject({
        unmerged: { branch: "proposal", tip, default_branch: "origin/main", default_tip: main },
      });
      expect(table.out).not.toContain("proposal");
      expect(await inClone("--at", "2026-11-19")).toMatchObject({ code: 0 });
    });

    it("says so on every run, kept ledger or not", async () => {
      expect(await onOneLine()).toContain(warning);
      expect(await onOneLine("--no-cache")).toContain(warning);
    });

    it("says nothing of the branch that was merged, nor of one that is behind it", async () => {
      expect(await onOneLine("--branch", "main")).not.toContain(warning);
      store.repository.git("-C", clone, "branch", "--quiet", "behind", "main~1");
      expect(await onOneLine("--branch", "behind")).not.toContain(warning);
      expect((await sg("--json")).out).not.toContain('"unmerged"');
    });
  });

  it("names the theme editor's user who switched an app on", async () => {
    const made = createStore();
    const block = { type: "shopify://apps/klarna-on-site/blocks/messaging/0", disabled: false, settings: {} };
    made.repository.commit({
      files: { "config/settings_data.json": JSON.stringify({ current: { blocks: { "17": block } } }) },
      message: "Update from Shopify for theme store/main\n\nTheme last edited by: Bo Berg\n",
      author: { name: "shopify[bot]", email: "shopify[bot]@northwind.example" },
      date: "2026-11-20T14:10:00Z",
    });
    const { out } = await run(made.repository.path, "status");
    made.repository.remove();
    expect(out.replace(/\s+/g, " ")).toMatch(
      /app embed `klarna-on-site\/messaging` switched on \([0-9a-f]{7}\), by Bo Berg \(theme editor\), 20 Nov 14:10/,
    );
  });
});
