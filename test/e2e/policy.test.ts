import { describe } from "vitest";
import { fingerprintOf, replaced, riskyEdit, storySheet, type Shop } from "../scenarios/shop.ts";
import { story } from "../scenarios/story.ts";

const sheetFile = (name: string): string => storySheet[`governance/${name}`] ?? "";
const edited = (name: string, piece: string, by: string) => ({
  [`governance/${name}`]: replaced(sheetFile(name), piece, by),
});

const everything = {
  "retest:preview-order": "missing",
  "sign-off:commerce": "missing",
  "sign-off:tracking": "missing",
};
const checkoutTrigger = /^ {2}checkout:[\s\S]*?(?= {2}theme:)/mu.exec(sheetFile("triggers.yml"))?.[0] ?? "";

describe("a pull request can't weaken the policy that judges it", () => {
  const weaker = {
    "by taking the trigger away": edited("triggers.yml", checkoutTrigger, ""),
    "by narrowing its paths": edited("triggers.yml", 'paths: ["checkout/**"]', 'paths: ["checkout/never/**"]'),
    "by a wider exception": edited("triggers.yml", 'except: ["**/*.md"]', 'except: ["**/{readme.md,total.js}"]'),
    "by dropping the retest": edited("triggers.yml", "before_merge: [preview-order]", "before_merge: []"),
    "by asking fewer owners": edited("triggers.yml", "sign_off: [commerce, tracking]", "sign_off: [tracking]"),
    "by the mode": edited("sheet.yml", "mode: enforce", "mode: advise"),
    "by pausing nothing after the release": edited("triggers.yml", "resume: after-release", "resume: at-merge"),
  };
  for (const [how, files] of Object.entries(weaker)) {
    story(how, async (shop, expect) => {
      const number = shop.open("weaker", { ...riskyEdit, ...files });
      const seen = await shop.gate(number);
      expect(seen).toMatchObject({ result: "waiting", states: everything });
      const weakenings = Object.keys(seen.states).filter((key) => key.startsWith("weakening:"));
      expect(weakenings).toHaveLength(1);
      expect(seen.status).toMatch(/^pending: /u);
      expect(seen.comment).toContain("The sheet would ask for less");
    });
  }

  story("not by deleting the whole sheet", async (shop, expect) => {
    const gone = Object.fromEntries(Object.keys(storySheet).map((path) => [path, null]));
    const seen = await shop.gate(shop.open("gone", { ...riskyEdit, ...gone }));
    expect(seen).toMatchObject({ states: everything });
    expect(["waiting", "blocked"]).toContain(seen.result);
    expect(Object.keys(seen.states).some((key) => key.startsWith("weakening:"))).toBe(true);
  });

  story("not by taking away the gate's workflow or changing CODEOWNERS", async (shop, expect) => {
    const number = shop.open("workflow", {
      ".github/workflows/signal-gate.yml": null,
      ".github/CODEOWNERS": "* @noor\n",
    });
    const seen = await shop.gate(number);
    expect(seen.states).toEqual({
      "sheet-change:.github/CODEOWNERS": "missing",
      "weakening:.github/workflows/signal-gate.yml": "missing",
    });
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    expect((await shop.gate(number)).result).toBe("waiting");
    shop.paste(number, "rosa");
    expect((await shop.gate(number)).result).toBe("clear");
  });

  story("a weakening that its base owner signs may merge; an override can't replace that", async (shop, expect) => {
    const number = shop.open("weaker", weaker["by dropping the retest"]);
    const seen = await shop.gate(number);
    expect(seen.states).toEqual({ "weakening:triggers.checkout": "missing" });
    for (const by of ["rosa", "ada"]) {
      const { fingerprint } = JSON.parse(seen.outputs["verdict"] ?? "{}") as { readonly fingerprint: string };
      shop.github.comment(number, by, `/signal override ${fingerprint} we are in a hurry`);
    }
    expect((await shop.gate(number)).result).toBe("waiting");
    shop.paste(number, "lin");
    expect((await shop.gate(number)).result).toBe("clear");
  });
});

describe("a branch that is behind main", () => {
  const newer = edited(
    "triggers.yml",
    "  theme:\n",
    '  terms:\n    title: Terms change\n    owner: commerce\n    when:\n      - paths: ["terms/**"]\n    touches: ["Purchase.*"]\n    retests: { before_merge: [preview-order], after_release: [order-sample] }\n    sign_off: [commerce]\n  theme:\n',
  );

  story("is judged by main's newer trigger, and is not said to weaken it", async (shop, expect) => {
    const number = shop.open("stale", { "terms/returns.md": "30 days\n" });
    expect((await shop.gate(number)).result).toBe("not-applicable");
    shop.commit("main", newer);
    const seen = await shop.gate(number);
    expect(seen.states).toEqual({ "retest:preview-order": "missing", "sign-off:commerce": "missing" });
    expect(seen.comment).not.toContain("ask for less");
  });

  story("that edits a sheet file which main edited too has to merge main first", async (shop, expect) => {
    const number = shop.open("stale", edited("triggers.yml", "title: Theme change", "title: Theme edit"));
    shop.commit("main", newer);
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ result: "waiting", findings: ["sheet-conflict"] });
    expect(seen.status).toMatch(/merge the base branch first/u);
  });
});

describe("a sheet that can't be read", () => {
  const broken = { "governance/triggers.yml": "triggers: [oops\n" };

  story("at the base is an error, never green, until a pull request of nothing else mends it", async (shop, expect) => {
    shop.commit("main", broken, { author: "rosa" });
    const other = await shop.gate(shop.open("css", { "theme/base.css": "a {}\n" }));
    expect(other).toMatchObject({ exitCode: 0, result: "error" });
    expect(other.status).toMatch(/^error: /u);
    const mixed = shop.open("mixed", { ...storySheet, ...riskyEdit });
    expect((await shop.gate(mixed)).result).toBe("error");
    const number = shop.open("mend", { "governance/triggers.yml": sheetFile("triggers.yml") });
    const seen = await shop.gate(number);
    expect(seen).toMatchObject({ result: "waiting", states: { "sheet-change:governance": "missing" } });
    shop.github.submitReview(number, { by: "lin", state: "APPROVED" });
    expect((await shop.gate(number)).result).toBe("waiting");
    shop.github.submitReview(number, { by: "rosa", state: "APPROVED" });
    expect(await shop.gate(number)).toMatchObject({ result: "clear", exitCode: 0 });
  });

  story("not even for its owners is mended by an admin's approval", async (shop, expect) => {
    shop.commit("main", { ...broken, "governance/owners.yml": "owners: {{\n" }, { author: "rosa" });
    const mended = {
      "governance/triggers.yml": sheetFile("triggers.yml"),
      "governance/owners.yml": sheetFile("owners.yml"),
    };
    const number = shop.open("mend", mended);
    expect((await shop.gate(number)).result).toBe("waiting");
    shop.github.setPermission("rosa", "write");
    shop.github.setPermission("paul", "admin");
    shop.github.submitReview(number, { by: "rosa", state: "APPROVED" });
    expect((await shop.gate(number)).result).toBe("waiting");
    shop.github.submitReview(number, { by: "paul", state: "APPROVED" });
    expect((await shop.gate(number)).result).toBe("clear");
  });
});

describe("a hostile sheet in the pull request is blocked with findings, in bounded time", () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `a${String(level + 1)}: &a${String(level + 1)} [*a${String(level)}, *a${String(level)}]`,
  );
  const manyTriggers = Array.from(
    { length: 4000 },
    (_, index) => `  t${String(index)}:\n    title: x\n    owner: commerce\n`,
  );
  const hostile: Readonly<Record<string, string>> = {
    "an alias bomb": `a0: &a0 lol\n${levels.join("\n")}\ntriggers: *a30\n`,
    "deep nesting": `triggers: ${"[".repeat(20_000)}\n`,
    "deep block nesting": `triggers:\n${Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth + 1)}a:`).join("\n")}\n`,
    "a huge file": `triggers:\n${manyTriggers.join("")}${"# filler\n".repeat(200_000)}`,
    "a merge key": "triggers:\n  <<: { __proto__: { polluted: true } }\n",
    "a prototype": "triggers:\n  __proto__: { title: x }\n  constructor: { title: y }\n",
    "a regular-expression bomb": replaced(sheetFile("triggers.yml"), "totalPrice|subtotalPrice", "(a+)+\\\\1$"),
    "a long pattern": replaced(sheetFile("triggers.yml"), "totalPrice|subtotalPrice", "(x{1000}){1000}"),
    "a glob bomb": replaced(sheetFile("triggers.yml"), '"checkout/**"', `"${"*a".repeat(60)}"`),
    "bytes that are no text": "triggers: \u0000\u0007\n",
  };
  for (const [what, content] of Object.entries(hostile)) {
    story(what, async (shop, expect) => {
      const number = shop.open("hostile", { ...riskyEdit, "governance/triggers.yml": content });
      const started = performance.now();
      const seen = await shop.gate(number);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect([seen.result, seen.status?.split(":")[0]]).toEqual(["blocked", "failure"]);
      expect(seen.findings.length).toBeGreaterThan(0);
      expect(seen.states).toMatchObject(everything);
      expect(seen.log).not.toMatch(/^\s+at .*:\d+/mu);
    });
  }
});

story("an evidence file swapped after the signature voids it", async (shop: Shop, expect) => {
  const sample = (value: string): string =>
    ["1041", "1042", "1043"].reduce(
      (text, order) =>
        `${text}  - { order: "${order}", values: { value: { order: "10.00", browser: "10.00", server: "${value}" } } }\n`,
      "kind: sample\nretest: order-sample\ntaken_at: 2026-11-01T08:00:00Z\nrows:\n",
    );
  const upgrade = {
    "package.json": '{ "dependencies": { "facebook-nodejs-business-sdk": "26.0.0", "express": "5.1.0" } }\n',
  };
  const number = shop.open("sdk", { ...upgrade, "governance/evidence/sample.yml": sample("10.00") });
  const claimed = await shop.gate(number);
  expect(claimed.states).toMatchObject({ "retest:order-sample": "claimed" });
  shop.paste(number, "ada");
  expect((await shop.gate(number)).states).toMatchObject({ "retest:order-sample": "met" });
  shop.commit("sdk", { "governance/evidence/sample.yml": sample("10.001") });
  const swapped = await shop.gate(number);
  expect(swapped.states).toMatchObject({ "retest:order-sample": "void" });
  expect(fingerprintOf(swapped, "retest:order-sample")).toBe(fingerprintOf(claimed, "retest:order-sample"));
});
