import { describe, expect, it } from "vitest";
import type { Sheet } from "../../src/model/sheet.ts";
import { answersTo, checkoutEdit, edit, judge, proposing, sheet, snapshot, states, themeEdit } from "./world.ts";

const current = snapshot([checkoutEdit]);

describe("several stores", () => {
  const store = (paths: readonly string[], branches: readonly string[] = []) => ({
    domain: "northwind.example",
    dataset: "1",
    currency: "USD",
    paths,
    branches,
  });
  const shops = (stores: Sheet["stores"]): Sheet => ({ ...sheet, stores });
  const concerned = (of: Sheet, from = current) =>
    judge({ sheet: of, current: from }).fired.map(({ stores }) => stores);

  it.each<[string, Sheet["stores"], readonly string[]]>([
    ["those whose paths hold the file", { us: store(["extensions/**"]), eu: store(["themes/**"]) }, ["us"]],
    ["those that list no paths too", { us: store(["extensions/**"]), eu: store([]) }, ["eu", "us"]],
    [
      "all of the branch, if the file is nobody's",
      { us: store(["a/**"], ["main"]), eu: store(["b/**"], ["main"]), jp: store(["c/**"], ["jp"]) },
      ["eu", "us"],
    ],
    [
      "none of another branch",
      { us: store(["extensions/**"], ["main"]), jp: store(["extensions/**"], ["jp"]) },
      ["us"],
    ],
    ["all, if none has the branch", { us: store(["a/**"], ["us"]), jp: store(["b/**"], ["jp"]) }, ["jp", "us"]],
  ])("%s", (_what, stores, expected) => {
    expect(concerned(shops(stores))).toEqual([expected]);
    expect(judge({ sheet: shops(stores) }).paused[0]?.stores).toEqual(expected);
  });
});

describe("conclusions pause", () => {
  it("from the release where releases are recorded apart", () => {
    const apart: Sheet = { ...sheet, policy: { ...sheet.policy, release: "separate" } };
    expect([...new Set(judge().paused.map(({ from }) => from))]).toEqual(["merge"]);
    expect([...new Set(judge({ sheet: apart }).paused.map(({ from }) => from))]).toEqual(["release"]);
  });

  it("whatever was answered, and only where they rest on what is touched", () => {
    const open = judge({ current: snapshot([checkoutEdit, themeEdit]) });
    const answered = judge({ current: snapshot([checkoutEdit, themeEdit]), answers: { comments: answersTo(open) } });
    expect(answered.verdict).toBe("clear");
    expect(answered.paused).toEqual(open.paused);
    expect(open.paused.find(({ conclusion }) => conclusion === "roas")?.signals).toEqual([
      "Purchase.currency",
      "Purchase.event_id",
      "Purchase.value",
    ]);
  });

  it("under the proposed sheet too", () => {
    const lasting: Sheet = {
      ...sheet,
      triggers: edit(sheet.triggers, "theme", (trigger) => ({ ...trigger, resume: "after-release" })),
    };
    expect(
      judge({ current: proposing(lasting, snapshot([themeEdit])) }).paused.map(({ conclusion }) => conclusion),
    ).toEqual(["health", "sku-scaling"]);
  });
});

describe("an entry that narrows what a trigger touches", () => {
  it("asks for the retests that prove what the fired entry touches, and for no other", () => {
    const narrow = {
      ...sheet,
      retests: edit(sheet.retests, "order-sample", (retest) => ({ ...retest, proves: ["Purchase.value"] })),
      triggers: edit(sheet.triggers, "checkout", (trigger) => ({
        ...trigger,
        when: [{ paths: ["extensions/**"], touches: ["Purchase.currency"] }],
        retests: { before_merge: ["preview-order", "order-sample"], after_release: ["order-sample"] },
      })),
    };
    const verdict = judge({ sheet: narrow });
    expect(Object.keys(states(verdict))).toEqual(["retest:preview-order", "sign-off:commerce"]);
    expect(verdict.after_release).toEqual([]);
    expect(verdict.paused.map(({ conclusion }) => conclusion)).toEqual(["health", "roas"]);
  });
});
