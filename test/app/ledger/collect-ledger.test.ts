import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerFacts } from "../../../src/model/landing.ts";
import { HostError } from "../../../src/port/host-error.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";
import { checkoutFile, createLedgerStore, sheetFiles, storeOn, triggersOn, type LedgerStore } from "./ledger-store.ts";

let store: LedgerStore;
beforeEach(() => {
  store = createLedgerStore();
});
afterEach(() => store.remove());

function landed(facts: LedgerFacts): readonly string[] {
  return facts.landings.map(({ subject, branch }) => (branch === "main" ? subject : `${branch}: ${subject}`));
}

async function hintOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof HostError) return error.hint;
    throw error;
  }
  return "nothing was wrong";
}

describe("what landed", () => {
  it("holds a direct push with its author, place and time", async () => {
    const sha = store.commit({ [checkoutFile]: "1" }, { message: "Tweak the total", author: "omar" });
    const { landings } = await store.facts();
    expect(landings).toEqual([
      {
        commit: sha,
        branch: "main",
        position: 1,
        landed_at: "2026-11-01T11:00:00.000Z",
        author: "omar",
        editor: null,
        subject: "Tweak the total",
        arrival: null,
        firings: [
          expect.objectContaining({
            trigger: "checkout",
            signals: ["Purchase.value"],
            stores: ["us"],
            resume: "after-release",
            before_merge: [],
            after_release: ["order-sample"],
          }),
        ],
      },
    ]);
  });

  it("names what a merge brought by the title of its pull request", async () => {
    const message = "Merge pull request #12 from northwind/rewrite\n\nRewrite checkout discounts";
    store.commit({ [checkoutFile]: "1" }, { message });
    const { landings } = await store.facts();
    expect(landings.map(({ subject, editor }) => [subject, editor])).toEqual([
      ["Rewrite checkout discounts (#12)", null],
    ]);
  });

  it("names the theme editor's user whom Shopify's commit names", async () => {
    const message =
      "Update from Shopify for theme Dawn\n\nCommitted from shop: Northwind\nTheme last edited by: Kim Lee\n";
    store.commit({ [checkoutFile]: "1" }, { message, author: "shopify[bot]" });
    store.commit({ [checkoutFile]: "2" }, { message, author: "omar" });
    const { landings } = await store.facts();
    expect(landings.map(({ author, editor }) => [author, editor])).toEqual([
      ["shopify[bot]", "Kim Lee"],
      ["omar", null],
    ]);
  });

  it("counts a merge once, with all that it brought", async () => {
    store.commit({ "other.md": "x" }, { branch: "feature", onto: store.git.sha("main") });
    store.commit({ [checkoutFile]: "1" }, { branch: "feature", message: "On the side" });
    store.commit({ "readme.md": "x" });
    store.git.merge({ into: "main", from: "feature", message: "Merge the side", date: "2026-11-02T09:00:00Z" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["Merge the side"]);
    expect(facts.landings[0]?.position).toBe(2);
  });

  it("counts a revert as a change of its own", async () => {
    store.commit({ [checkoutFile]: "1" }, { message: "Change" });
    store.commit({ [checkoutFile]: null }, { message: "Revert" });
    expect(landed(await store.facts())).toEqual(["Change", "Revert"]);
  });

  it("fires on either name of a rename", async () => {
    store.commit({ [checkoutFile]: "a long text\nof several lines\n" }, { message: "Add" });
    store.git.commit({
      renames: { [checkoutFile]: "src/basket.js" },
      message: "Move out",
      date: "2026-11-02T09:00:00Z",
    });
    store.git.commit({ renames: { "src/basket.js": checkoutFile }, message: "Move in", date: "2026-11-02T10:00:00Z" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["Add", "Move out", "Move in"]);
    expect(facts.landings[1]?.firings[0]?.facts[0]?.slice(0, 4)).toEqual([
      "file",
      "renamed",
      "src/basket.js",
      checkoutFile,
    ]);
  });

  it("never goes back in time", async () => {
    store.commit({ [checkoutFile]: "1" }, { date: "2026-11-10T00:00:00Z", message: "Clock ahead" });
    store.commit({ [checkoutFile]: "2" }, { date: "2026-11-05T00:00:00Z", message: "Clock right" });
    store.commit({ [checkoutFile]: "3" }, { date: "2026-11-11T00:00:00Z", message: "Later" });
    expect((await store.facts()).landings.map(({ landed_at }) => landed_at.slice(0, 10))).toEqual([
      "2026-11-10",
      "2026-11-10",
      "2026-11-11",
    ]);
  });

  it("reads the texts on both sides where a pattern decides", async () => {
    const content = triggersOn("src/**").replace('"src/**"]', '"src/**"]\n        content: ["total"]');
    store.commit(sheetFiles({ "triggers.yml": content }), { message: "Sheet" });
    store.commit({ "src/a.js": "let total;\nlet other;\n" }, { message: "Add" });
    store.commit({ "src/a.js": "let total;\nlet more;\n" }, { message: "Beside it" });
    store.commit({ "src/a.js": "let more;\n" }, { message: "Remove" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["Add", "Remove"]);
    expect(facts.landings.map(({ firings }) => firings[0]?.because[0]?.line)).toEqual([1, 1]);
  });

  it("knows an extension by a file that the commit did not touch", async () => {
    const when = triggersOn("none/**").replace(
      '- paths: ["none/**"]',
      "- shopify-extension: { type: [checkout_ui_extension] }",
    );
    store.commit({ ...sheetFiles({ "triggers.yml": when }), "ext/a/src/index.js": "1" }, { message: "Sheet" });
    store.commit({ "ext/a/src/index.js": "2" }, { message: "Before it was one" });
    store.commit({ "ext/a/shopify.extension.toml": 'type = "checkout_ui_extension"\n' }, { message: "Becomes one" });
    store.commit({ "ext/a/src/index.js": "3" }, { message: "Inside it" });
    store.commit({ "ext/b/src/index.js": "3" }, { message: "Beside it" });
    store.commit({ "ext/a/shopify.extension.toml": null }, { message: "Is no longer one" });
    store.commit({ "ext/a/src/index.js": "4" }, { message: "After it was one" });
    expect(landed(await store.facts())).toEqual(["Becomes one", "Inside it", "Is no longer one"]);
  });
});

describe("the sheets that judge", () => {
  it("are none up to the adoption, which pauses nothing itself", async () => {
    store.remove();
    store = createLedgerStore({ "readme.md": "A store\n" });
    store.commit({ [checkoutFile]: "1" }, { message: "Before" });
    const adopted = store.commit({ ...sheetFiles(), [checkoutFile]: "2" }, { message: "Adopt" });
    store.commit({ [checkoutFile]: "3" }, { message: "After" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["After"]);
    expect(facts.adopted).toEqual({ commit: adopted, at: "2026-11-01T12:00:00.000Z" });
    expect(facts.sheet_commit).toBe(adopted);
  });

  it("are the commit's own and its parent's, each apart", async () => {
    store.commit(
      { ...sheetFiles({ "triggers.yml": triggersOn("src/basket/**") }), [checkoutFile]: "1", "src/basket/a.js": "1" },
      { message: "Both" },
    );
    store.commit({ [checkoutFile]: "2" }, { message: "Old rule" });
    store.commit({ "src/basket/a.js": "2" }, { message: "New rule" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["Both", "New rule"]);
    expect(facts.landings[0]?.firings.map(({ because }) => because[0]?.file)).toEqual([
      checkoutFile,
      "src/basket/a.js",
    ]);
  });

  it("are one where both fire alike", async () => {
    const edited = (tinySheet["owners.yml"] ?? "").replace("Growth", "Growth marketing");
    const sha = store.commit({ ...sheetFiles({ "owners.yml": edited }), [checkoutFile]: "1" });
    const facts = await store.facts();
    expect([facts.sheet_commit, facts.landings[0]?.firings.length]).toEqual([sha, 1]);
  });

  it.each([
    ["broken", { "triggers.yml": "triggers: [" }, "yaml-syntax"],
    ["gone", Object.fromEntries(Object.keys(sheetFiles()).map((path) => [path.slice(11), null])), "file-missing"],
  ])("are the last valid one while the sheet is %s, which is told", async (_, changes, code) => {
    const start = store.git.sha("main");
    store.commit(sheetFiles(changes), { message: "Break" });
    store.commit({ [checkoutFile]: "1" }, { message: "Meanwhile" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["Meanwhile"]);
    expect(facts.sheet_commit).toBe(start);
    expect(facts.findings.map((finding) => finding.code)).toContain(code);
    store.commit(sheetFiles(), { message: "Mend" });
    expect((await store.facts()).findings).toEqual([]);
  });

  it("have to be somewhere", async () => {
    store.remove();
    store = createLedgerStore({ "readme.md": "A store\n" });
    await expect(hintOf(store.facts())).resolves.toContain("governance/");
  });
});

describe("branches of stores", () => {
  const listed = { ...sheetFiles({ "sheet.yml": storeOn("main", "live") }) };

  it("count when they exist, here or on origin, and have a line of their own", async () => {
    store.commit(listed, { message: "List" });
    store.commit({ [checkoutFile]: "1" }, { branch: "live", onto: store.git.sha("main"), message: "On live" });
    store.commit({ [checkoutFile]: "2" }, { message: "On main" });
    expect(landed(await store.facts())).toEqual(["live: On live", "On main"]);
    store.git.git("update-ref", "refs/remotes/origin/live", "live");
    store.git.git("update-ref", "-d", "refs/heads/live");
    expect(landed(await store.facts())).toEqual(["live: On live", "On main"]);
    expect((await store.facts()).findings).toEqual([]);
    store.git.git("update-ref", "-d", "refs/remotes/origin/live");
    const gone = await store.facts();
    expect(landed(gone)).toEqual(["On main"]);
    expect(gone.findings).toMatchObject([{ code: "branch-missing", args: { branch: "live", stores: ["us"] } }]);
  });

  it("are judged by their own sheet where they have one", async () => {
    store.commit(listed);
    const at = store.git.sha("main");
    store.commit(sheetFiles({ "triggers.yml": triggersOn("theme/**") }), { branch: "live", onto: at, message: "Own" });
    store.commit({ [checkoutFile]: "1" }, { branch: "live", message: "Checkout" });
    store.commit({ "theme/a.js": "1" }, { branch: "live", message: "Theme" });
    expect(landed(await store.facts())).toEqual(["live: Theme"]);
  });

  it("are judged by the default branch's sheet, from its adoption on, where they have none", async () => {
    store.remove();
    store = createLedgerStore({ "readme.md": "A store\n" });
    const at = store.git.sha("main");
    store.commit({ [checkoutFile]: "1" }, { branch: "live", onto: at, message: "Before" });
    store.commit(listed, { message: "Adopt" });
    store.commit({ [checkoutFile]: "2" }, { branch: "live", message: "After" });
    const facts = await store.facts();
    expect(landed(facts)).toEqual(["live: After"]);
    expect(facts.landings[0]?.position).toBe(2);
  });
});

describe("the default branch", () => {
  it("is the one that is checked out, or the one that is named", async () => {
    store.commit({ [checkoutFile]: "1" }, { branch: "next", onto: store.git.sha("main"), message: "Next" });
    expect((await store.facts()).branch).toBe("main");
    expect(landed({ ...(await store.facts({ branch: "next" })) })).toEqual(["next: Next"]);
  });

  it("is origin's where nothing is checked out", async () => {
    store.git.git("update-ref", "refs/remotes/origin/main", "main");
    store.git.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    store.git.git("update-ref", "--no-deref", "HEAD", store.git.sha("main"));
    store.git.git("checkout", "--quiet", "--detach");
    expect((await store.facts()).branch).toBe("main");
  });

  it.each([
    ["nothing says which", null, "--branch"],
    ["there is none of that name", "nowhere", "fetch"],
  ])("is asked for when %s", async (_, branch, hint) => {
    store.git.git("checkout", "--quiet", "--detach", "main");
    await expect(hintOf(store.facts({ branch }))).resolves.toContain(hint);
  });
});

it("a shallow clone is read as far as it goes, and says that it is cut off", async () => {
  store.commit({ [checkoutFile]: "1" }, { message: "Lost" });
  store.commit({ [checkoutFile]: "2" }, { message: "First there is" });
  store.commit({ [checkoutFile]: "3" }, { message: "Kept" });
  const clone = `${store.git.path}-shallow`;
  store.git.git("clone", "--quiet", "--depth=2", `file://${store.git.path}`, clone);
  const facts = await store.facts({ directory: clone }).finally(() => rmSync(clone, { recursive: true, force: true }));
  expect([facts.incomplete, landed(facts), facts.landings[0]?.position]).toEqual([true, ["Kept"], 1]);
  expect((await store.facts()).incomplete).toBe(false);
});
