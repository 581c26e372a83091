import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Requirement, Verdict, VerdictWord } from "../../../src/model/verdict.ts";
import { readStatus, statusDescription, statusState } from "../../../src/report/verdict/verdict-status.ts";
import { answersTo, judge, reviews } from "../../gate/world.ts";
import { hostileText } from "../hostile-text.ts";
import { verdictExitCode } from "../../../src/app/gate/verdict-exit-code.ts";

const words: readonly VerdictWord[] = ["clear", "not-applicable", "waiting", "blocked", "overridden", "error"];
const waiting = judge();

describe("the commit status", () => {
  it.each<[VerdictWord, string, string, string, number, number]>([
    ["clear", "success", "success", "success", 0, 0],
    ["not-applicable", "success", "success", "success", 0, 0],
    ["overridden", "success", "success", "success", 0, 0],
    ["waiting", "pending", "failure", "success", 1, 0],
    ["blocked", "failure", "failure", "success", 1, 0],
    ["error", "error", "failure", "error", 2, 2],
  ])("of %s is %s, in a merge group %s, as advice %s", (verdict, alone, group, advice, exit, exitAdvice) => {
    const held: Verdict = { ...waiting, verdict };
    const advised: Verdict = { ...held, mode: "advise" };
    expect(statusState(held, { mergeGroup: false })).toBe(alone);
    expect(statusState(held, { mergeGroup: true })).toBe(group);
    expect(statusState(advised, { mergeGroup: false })).toBe(advice);
    expect([verdictExitCode(held), verdictExitCode(advised)]).toEqual([exit, exitAdvice]);
  });

  it("says what it waits for and against which branch it was judged", () => {
    expect(statusDescription(waiting)).toBe(
      "waiting for: retest preview-order, sign-off catalogue, sign-off commerce, sign-off tracking · main",
    );
    expect(statusDescription(judge({ answers: { comments: answersTo(waiting) } }))).toBe(
      "clear, everything asked for is answered · main",
    );
    expect(statusDescription(judge({ answers: { reviews: [reviews("lin", "CHANGES_REQUESTED")] } }))).toBe(
      "blocked: commerce asked for changes · main",
    );
  });

  it("says why nothing could be decided", () => {
    expect(statusDescription({ ...waiting, verdict: "error" }, { why: "a blob is missing" })).toBe(
      "could not decide, a blob is missing · main",
    );
  });

  it("of advice says that it is advice, except of what could not be decided", () => {
    expect(statusDescription({ ...waiting, mode: "advise" })).toMatch(/^advice: would be waiting for: /);
    expect(statusDescription({ ...waiting, mode: "advise", verdict: "error" })).toMatch(/^could not decide/);
  });

  it("without a sheet is green, says that nothing was judged, and is no verdict for history", () => {
    const findings = [{ code: "no-sheet", severity: "warning", args: { branch: "main" } }] as const;
    const bare: Verdict = { ...waiting, mode: "advise", verdict: "not-applicable", requirements: [], findings };
    const status = { state: statusState(bare, { mergeGroup: false }), description: statusDescription(bare) };
    expect(status).toEqual({ state: "success", description: "advice: there is no sheet, nothing was judged · main" });
    expect(readStatus(status, "main")).toBe("not-clear");
  });

  it("reads back as what it was posted for", () => {
    const held = new Set<VerdictWord>(["waiting", "blocked", "error"]);
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        fc.constantFrom(...words),
        fc.boolean(),
        (name, branch, verdict, advised) => {
          const mode = advised ? "advise" : "enforce";
          const override = { by: [name], reason: name, until: "" };
          const posted: Verdict = { ...waiting, branch: branch.repeat(30), verdict, mode, override };
          const status = {
            state: statusState(posted, { mergeGroup: false }),
            description: statusDescription(posted),
          };
          expect(readStatus(status, posted.branch)).toBe(held.has(verdict) ? "not-clear" : verdict);
          expect(readStatus(status, `${branch} and another`.slice(-50))).toBe("not-clear");
          expect(readStatus({ ...status, state: "pending" }, posted.branch)).toBe("not-clear");
        },
      ),
    );
  });

  it("is one line of at most 140 characters, whatever the names are", () => {
    const requirement = waiting.requirements[0];
    fc.assert(
      fc.property(
        fc.array(hostileText, { maxLength: 12 }),
        hostileText,
        fc.constantFrom(...words),
        fc.boolean(),
        (keys, branch, verdict, advised) => {
          const requirements =
            requirement === undefined
              ? []
              : keys.map((key): Requirement => ({
                  ...requirement,
                  key: `record:${key.repeat(20)}`,
                  state: "objected",
                }));
          const text = statusDescription({
            ...waiting,
            branch: branch.repeat(30),
            verdict,
            requirements,
            mode: advised ? "advise" : "enforce",
            override: { by: [branch], reason: branch, until: "" },
          });
          expect(text.length).toBeLessThanOrEqual(140);
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        },
      ),
    );
  });

  it.each([
    ["a zero-width space", "ma\u200bin"],
    ["spaces that are no plain ones", "a\u00a0·\u00a0main"],
    ["wide spaces", "a\u3000·\u3000main"],
    ["a mark of direction", "\u202emain"],
    ["spaces at the end", "main\u2003"],
  ])("about a branch that looks like main by %s says nothing about main", (_, branch) => {
    const description = statusDescription({ ...waiting, verdict: "clear", branch });
    expect(readStatus({ state: "success", description }, branch)).toBe("clear");
    expect(readStatus({ state: "success", description }, "main")).toBe("not-clear");
  });

  it("of a merge group says where to sign what no longer holds", () => {
    const requirements = waiting.requirements.map((one) => ({ ...one, state: "void" as const }));
    const group = { mergeGroup: true };
    expect(statusDescription({ ...waiting, requirements }, group)).toMatch(
      /^update the branch and sign again: retest /,
    );
    expect(statusDescription(waiting, group)).toMatch(/^waiting for: retest /);
    expect(statusDescription({ ...waiting, requirements })).toMatch(/^waiting for: retest /);
  });

  it("tells branches apart whose long names begin alike", () => {
    const [one = "", other = ""] = ["1", "2"].map((end) => `release/${"x".repeat(80)}${end}`);
    const description = statusDescription({ ...waiting, verdict: "clear", branch: one });
    expect(readStatus({ state: "success", description }, one)).toBe("clear");
    expect(readStatus({ state: "success", description }, other)).toBe("not-clear");
  });

  it("ends in no half character", () => {
    const text = statusDescription({
      ...waiting,
      verdict: "waiting",
      requirements: [],
      findings: [],
      branch: "😀".repeat(80),
    });
    expect(text).not.toMatch(/\p{Cs}/u);
    expect(text.length).toBeLessThanOrEqual(140);
  });
});
