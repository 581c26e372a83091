import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { run, runProcess } from "./run-cli.ts";
import { createStore, pixel, type Store } from "./store.ts";

let store: Store;
beforeAll(() => {
  store = createStore();
});
afterAll(() => store.repository.remove());

const sg = (...words: readonly string[]) => run(store.repository.path, ...words);
const lines = (out: string): readonly Readonly<Record<string, unknown>>[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

describe("replay", () => {
  it("gives a line per commit, newest first, then the totals", async () => {
    const { code, out } = await sg("replay", "change", "--json");
    const [change, styled, adopted, bare, totals, ...more] = lines(out);
    expect(code).toBe(0);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      commit: store.commits.change,
      parent: store.commits.styled,
      fired: ["tracking-app"],
    });
    expect(styled).toEqual({
      commit: store.commits.styled,
      parent: store.commits.adopted,
      fired: [],
      requirements: 0,
      paused: [],
    });
    expect(adopted).toMatchObject({ commit: store.commits.adopted, fired: [] });
    expect(bare).toMatchObject({ commit: store.commits.bare, parent: null, fired: [] });
    expect(totals).toMatchObject({ totals: { commits: 4, ungoverned: 2, fired: 1, triggers: { "tracking-app": 1 } } });
  });

  it("asks for as much as the gate does for the same commit", async () => {
    const [change] = lines((await sg("replay", "change", "--limit", "1", "--json")).out);
    const verdict = JSON.parse((await sg("gate", "--base", "main", "--head", "change", "--json")).out) as {
      readonly requirements: readonly unknown[];
      readonly paused: readonly { readonly conclusion: string }[];
    };
    expect(change?.["requirements"]).toBe(verdict.requirements.length);
    expect(change?.["paused"]).toEqual(verdict.paused.map(({ conclusion }) => conclusion));
  });

  it.each([
    ["without a sheet of one's own", []],
    ["with one, and days paused", ["--sheet", "governance", "--resumed-every", "7"]],
    ["of nothing", ["--since", "2030-01-01"]],
  ])("holds line by line to its schema %s", async (_, words) => {
    const said = lines((await sg("replay", "change", "--json", ...words)).out);
    expect(said.map((line) => validate("replay", line).ok)).toEqual(said.map(() => true));
    expect(said.at(-1)).toHaveProperty("totals");
  });

  it("judges all of it by one sheet when told, and then knows what never fired", async () => {
    const { out } = await sg("replay", "--sheet", "governance", "main");
    expect(out).toContain("3 commits\n");
    expect(out).toContain("Conditions that were never the first of their entry to match");
    expect(out).toMatch(/payment-app +0 +0\.0 %/u);
  });

  it("compares a merge with its first parent, and walks the other side only with --all", async () => {
    const { repository } = createStoreWithMerge();
    const line = await run(repository.path, "replay", "--limit", "1", "--json");
    expect(lines(line.out)[0]).toMatchObject({ fired: ["tracking-app"] });
    const first = lines((await run(repository.path, "replay", "--json")).out);
    const all = lines((await run(repository.path, "replay", "--all", "--json")).out);
    expect([first.length, all.length]).toEqual([6, 7]);
    repository.remove();
  });

  it("says what to do when nothing was governed or the range is empty", async () => {
    expect((await sg("replay", store.commits.bare)).out).toContain("--sheet");
    expect((await sg("replay", "main..main")).out).toContain("no commits in this range");
  });

  it("refuses a shallow clone with the way out", async () => {
    const clone = join(store.repository.path, "shallow");
    store.repository.git("clone", "--quiet", "--depth=1", `file://${store.repository.path}`, clone);
    const { code, err } = await run(clone, "replay", "HEAD");
    expect(code).toBe(2);
    expect(err).toContain("--unshallow");
  });

  it("refuses one to the gate as well, and ends", () => {
    const clone = join(store.repository.path, "shallow-gate");
    store.repository.git("clone", "--quiet", "--depth=1", `file://${store.repository.path}`, clone);
    const { code, err } = runProcess(clone, ["gate", "--base", "HEAD", "--head", "HEAD"]);
    expect([code, err]).toEqual([2, expect.stringContaining("--unshallow")]);
  });
});

function createStoreWithMerge(): Store {
  const made = createStore();
  made.repository.commit({ files: { "assets/base.css": "body { color: teal }\n" } });
  made.repository.merge({ into: "main", from: "change" });
  return made;
}

describe("explain", () => {
  it("says which triggers an edit could fire, what it looks for and what follows", async () => {
    const { out } = await sg("explain", pixel);
    expect(out).toContain("tracking-app");
    expect(out).toContain("a changed line matches");
    expect(out).toContain("at risk: ");
  });

  it("says that nothing watches a style sheet's neighbour", async () => {
    expect((await sg("explain", "README.md")).out).toContain("README.md: no trigger watches it");
  });

  it("names an extension's triggers for the files of that extension, and for no others", async () => {
    expect((await sg("explain", pixel)).out).not.toContain("checkout_ui_extension");
    expect((await sg("explain", "assets/base.css")).out).toBe("assets/base.css: no trigger watches it\n");
    expect((await sg("explain", pixel, "assets/base.css")).out).toMatch(
      /\n\n2 paths: 1 watched by \d+ triggers? \(.+\), 1 watched by none\n$/u,
    );
    expect((await sg("explain", "README.md", "assets/base.css")).out).toMatch(/\n\n2 paths, watched by no trigger\n$/u);
    expect((await sg("explain", "extensions/pixel/shopify.extension.toml")).out).toContain("checkout_ui_extension");
  });

  it("takes a word that is nearly a code for that code, not for a path", async () => {
    const { code, err } = await sg("explain", "unknown-signl");
    expect([code, err]).toEqual([2, expect.stringContaining("did you mean unknown-signal?")]);
  });

  it.each([
    ["extensions", "extensions is a folder", "name its files"],
    [".", "is a folder", "without a path explain reads the whole tree"],
    ["tracking-app", "tracking-app is a trigger of the sheet", "governance/triggers.yml"],
    ["retest:preview-order", "preview-order is a retest of the sheet", "governance/retests.yml"],
    ["value-drift", "value-drift is an incident of the sheet", "governance/router.yml"],
  ])("does not say of %s that no trigger watches it", async (word, message, hint) => {
    const { code, out, err } = await sg("explain", word);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it("takes paths as they are seen from the current folder", async () => {
    const { out } = await run(join(store.repository.path, "extensions"), "explain", "pixel/src/index.js", "--json");
    expect(JSON.parse(out)).toMatchObject({ version: 1, paths: [{ path: pixel }] });
  });

  it("takes a path as git writes it in a sub-folder, and says where there is no such file", async () => {
    const { out, err } = await run(join(store.repository.path, "extensions"), "explain", pixel);
    expect([out.startsWith(pixel), err]).toEqual([true, ""]);
    expect((await sg("explain", "assets/gone.css")).err).toContain("names alone are judged: assets/gone.css");
  });

  it("counts what each trigger covers and finds no gap where a trigger covers the pixel", async () => {
    const { code, out } = await sg("explain");
    expect(code).toBe(0);
    expect(out).toMatch(/tracking-app +2\n/u);
    expect(out).toContain("Every file that looks like tracking is covered");
  });

  it("finds tracking that no trigger covers, with its line", async () => {
    const made = createStore();
    made.repository.commit({
      files: { "lib/order.sql": "\n\nselect content_ids from sent;\n", "lib/plain.sql": "select 1;\n" },
    });
    const { code, out } = await run(made.repository.path, "explain", "--json");
    const { uncovered } = JSON.parse(out) as { readonly uncovered: readonly { readonly path: string }[] };
    made.repository.remove();
    expect(uncovered).toEqual([{ path: "lib/order.sql", marks: [{ mark: "content_ids", line: 3 }] }]);
    expect(code).toBe(1);
  });

  it("finds the field that no trigger covers in a file whose other fields are covered", async () => {
    const made = createStore();
    made.repository.commit({
      files: {
        "lib/sender.ts": 'const ids = { content_ids };\n// event_id: made by the caller\nconst x = "dataLayer.push";\n',
        "lib/order.sql": "-- the order\nselect event_id\nfrom orders\n",
      },
    });
    const { out } = await run(made.repository.path, "explain", "--json");
    made.repository.remove();
    expect(JSON.parse(out)).toMatchObject({
      uncovered: [
        { path: "lib/order.sql", marks: [{ mark: "event_id", line: 2 }] },
        { path: "lib/sender.ts", marks: [{ mark: "dataLayer.push", line: 3 }] },
      ],
    });
  });

  it("names globs that match no file", async () => {
    expect((await sg("explain")).out).toContain("trigger theme: **/{layout");
  });

  it("explains every finding's code without a sheet", async () => {
    expect((await run("/", "explain", "stale-rendering")).out).toContain("## stale-rendering");
  });

  it("uses the sheet of the working tree", async () => {
    const made = createStore();
    writeFileSync(join(made.repository.path, "governance/triggers.yml"), "triggers: {\n");
    const { code, err } = await run(made.repository.path, "explain", pixel);
    made.repository.remove();
    expect(code).toBe(2);
    expect(err).toContain("signal-governance lint");
  });
});
