import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import { conclusionAnswers } from "../../../src/report/reconcile/conclusion-answers.ts";
import { limitedBy, sheetWith } from "./concluded.ts";
import { clean, ordersAlone, report } from "./world.ts";

const conclusions = (rests_on: string) =>
  `conclusions:\n  roas: { title: Return on ad spend, owner: media, rests_on: [${rests_on}], instead: Order revenue }\n`;

const unread: Finding = {
  ...{ code: "input-missing", severity: "error", place: { file: "capi.jsonl" } },
  args: { named: "capi.jsonl" },
};

interface Case {
  readonly says: string;
  readonly limits: string;
  readonly rests_on?: string;
  readonly given: Reconciliation;
  readonly answer: readonly [state: string, ...why: readonly string[]];
}

const cases: readonly Case[] = [
  {
    says: "every limit holds",
    limits: "same_value: { min_rate: 0.98, min_orders: 150 }",
    given: clean,
    answer: ["yes"],
  },
  {
    says: "a limit is missed",
    limits: "same_value: { min_rate: 0.98, min_orders: 150 }",
    given: report,
    answer: ["no", "the order's amount: 2,046 of 2,109 orders with an event (97 %); at least 98 % needed"],
  },
  {
    says: "too few orders stand behind it",
    limits: "same_value: { min_rate: 0.98, min_orders: 5000 }",
    given: clean,
    answer: ["open", expect.stringMatching(/^the order's amount: .*; at least 5,000 needed to tell$/) as string],
  },
  {
    says: "nobody could know",
    limits: "same_value: { min_rate: 0.98, min_orders: 5 }",
    given: ordersAlone,
    answer: ["open", "could not know: the order's amount"],
  },
  {
    says: "a file was not read in full",
    limits: "same_value: { min_rate: 0.98, min_orders: 5 }",
    given: { ...clean, findings: [unread] },
    answer: ["open", expect.stringMatching(/; not all of what was given could be read$/) as string],
  },
  {
    says: "the total passes and a part of it fails",
    limits: "same_value: { min_rate: 0.5, min_orders: 5 }",
    given: { ...report, segments: report.segments.map((each) => ({ ...each, verdict: "value-drift" as const })) },
    answer: ["open", expect.stringMatching(/^not in every part: value drift: fails /) as string],
  },
  {
    says: "no limit is about a part of it, and not all is right there",
    limits: "same_currency: { min_rate: 0.5, min_orders: 5 }",
    rests_on: "Purchase.currency, Purchase.value",
    given: report,
    answer: ["open", "the order's amount: 2,046 of 2,109 orders with an event (97 %); no limit says what is enough"],
  },
];

describe("what a report says of a conclusion", () => {
  it.each(cases)("where $says", ({ limits, rests_on = "Purchase.value", given, answer }) => {
    const sheet = sheetWith({ "conclusions.yml": conclusions(rests_on), "retests.yml": limitedBy(limits) });
    const [only] = conclusionAnswers(sheet, given, null)?.answers ?? [];
    expect([only?.state, ...(only?.why ?? [])]).toEqual(answer);
  });

  it("says once what speaks against several", () => {
    const two = `conclusions:
  roas: { title: Return on ad spend, owner: media, rests_on: [Purchase.value], instead: Order revenue }
  all: { title: Everything, owner: media, rests_on: [Purchase.value, Purchase.occurrence], instead: Order revenue }
`;
    const limits = limitedBy(
      "same_value: { min_rate: 0.98, min_orders: 5 }, on_both_paths: { min_rate: 1, min_orders: 5 }",
    );
    const sheet = sheetWith({ "conclusions.yml": two, "retests.yml": limits });
    const answers = conclusionAnswers(sheet, report, null)?.answers.map(({ why }) => why);
    expect(answers).toEqual([
      [expect.stringContaining("the order's amount: 2,046 of 2,109")],
      [expect.stringContaining("an event on both paths: "), "the order's amount: as above"],
    ]);
  });

  it("is nothing where the sheet has no limit, or nothing rests on the event", () => {
    const limits = { "retests.yml": limitedBy("same_value: { min_rate: 0.98, min_orders: 5 }") };
    expect(conclusionAnswers(sheetWith({}), report, null)).toBeNull();
    expect(conclusionAnswers(sheetWith(limits), { ...report, event: "Lead" }, null)).toBeNull();
  });
});
