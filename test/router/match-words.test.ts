import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchWords } from "../../src/router/match-words.ts";
import { wordsOf } from "../../src/router/words.ts";
import { entry } from "./routers.ts";

const incidents = {
  drift: entry({
    title: "Value drifts",
    symptom: "Revenue is too low by a steady share",
    likely_cause: "Shipping is left out",
  }),
  doubles: entry({
    title: "Purchases are duplicated",
    symptom: "One wallet counts twice",
    likely_cause: "A random id",
  }),
  late: entry({ title: "Late events", symptom: "Revenue arrives hours later", likely_cause: "A queue stands still" }),
};
const found = (says: string) => matchWords(incidents, says).map(({ incident }) => incident);

describe("words", () => {
  it.each([
    ["forms of one word", "duplicate duplicates duplicated duplicating", ["duplicate"]],
    ["capitals and accents", "REVENUE révenue Revenue", ["revenue"]],
    ["words that say nothing", "it is the order of an event, and a purchase", []],
    ["single letters and marks", "a b c !!! ### 1 2", []],
    ["figures that mean something", "#1042 and 100 %", ["1042", "100"]],
  ])("fold %s", (_, text, expected) => {
    expect([...wordsOf(text).values()]).toEqual(expected);
  });

  it("lead to the entry that uses them", () => {
    expect(found("Our revenue is too low, by a steady share")[0]).toBe("drift");
    expect(found("everything twice for one wallet")).toEqual(["doubles"]);
  });

  it("count more in a title than in a cause, and more when no other entry has them", () => {
    const score = (says: string): number => matchWords(incidents, says)[0]?.score ?? 0;
    expect(score("value duplicated")).toBe(score("value"));
    expect(score("value share")).toBeGreaterThan(score("steady share"));
    expect(score("steady share")).toBeGreaterThan(score("shipping left"));
    expect(score("steady revenue")).toBeLessThan(score("steady share"));
  });

  it.each(["purchases doubled", "counted twice", "double orders", "everything is double since Monday"])(
    "for one thing are one word: %s",
    (says) => {
      expect(found(says)).toEqual(["doubles"]);
    },
  );

  it("are chance when only one of many fits, and enough when it is all there is", () => {
    expect(found("the coffee machine drifts across kitchen floors")).toEqual([]);
    expect(found("drifts")).toEqual(["drift"]);
  });

  it("are told back as they were written", () => {
    expect(matchWords(incidents, "Steady shares of revenue")[0]?.words).toEqual(["revenue", "shares", "steady"]);
  });

  it("score the same in any order", () => {
    const pool = ["revenue", "shares", "wallet", "twice", "hours", "drifts", "queue", "Queues", "coffee"];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool), (words) => {
        expect(matchWords(incidents, words.toReversed().join(" "))).toEqual(matchWords(incidents, words.join(" ")));
      }),
    );
  });
});
