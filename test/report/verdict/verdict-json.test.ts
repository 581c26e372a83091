import { describe, expect, it } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { verdictJson } from "../../../src/report/verdict/verdict-json.ts";
import { answersTo, judge, proposing, reviews, sheet, snapshot, checkoutEdit, type World } from "../../gate/world.ts";

const waiting = judge();
const shown = (world: World = {}): unknown => JSON.parse(verdictJson(judge(world)));

describe("the verdict as JSON", () => {
  it.each<[string, World]>([
    ["waiting", {}],
    ["clear", { answers: { comments: answersTo(waiting) } }],
    ["blocked", { answers: { reviews: [reviews("omar", "CHANGES_REQUESTED")] } }],
    ["of a weakened sheet", { current: proposing({ ...sheet, stores: {} }, snapshot([checkoutEdit])) }],
    [
      "of what could not be decided",
      { facts: { problems: [{ code: "files-incomplete", severity: "error", args: { expected: 2, got: 1 } }] } },
    ],
    ["of nothing", { current: snapshot([]) }],
  ])("%s holds to its schema", (_what, world) => {
    expect(validate("verdict", shown(world))).toMatchObject({ ok: true });
  });

  it("ends in a newline and is the same every time", () => {
    expect(verdictJson(waiting)).toMatch(/}\n$/);
    expect(verdictJson(judge())).toBe(verdictJson(waiting));
  });

  it("says of each requirement why it is asked for, how it stands and what to do next", () => {
    const { fingerprint = "" } = waiting.requirements[0] ?? {};
    expect(shown()).toMatchObject({
      version: 1,
      verdict: "waiting",
      requirements: [
        {
          key: "retest:preview-order",
          owner: "tracking",
          owners: ["tracking"],
          state: "missing",
          standing: "nobody has answered yet",
          why: "asked for before the merge by checkout",
          next: `run the retest, then paste: /signal passed preview-order ${fingerprint} LINK-OR-PATH`,
        },
        { key: "sign-off:catalogue", why: "checkout can break signals that catalogue owns" },
        { key: "sign-off:commerce" },
        { key: "sign-off:tracking" },
      ],
    });
  });

  it("names no single owner where several must sign", () => {
    const transfer = { ...sheet, policy: { ...sheet.policy, owner: "commerce" } };
    const value = JSON.stringify(shown({ current: proposing(transfer, snapshot([])) }));
    expect(value).toContain('"id":"policy","owners":["growth","commerce"]');
  });
});
