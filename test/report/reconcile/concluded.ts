import type { Reconciliation } from "../../../src/model/reconciliation.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import { type Conclusions, conclusionAnswers } from "../../../src/report/reconcile/conclusion-answers.ts";
import { parseSheet } from "../../../src/sheet/parse-sheet.ts";
import { tinyFiles, tinySheet } from "../../sheet/tiny-sheet.ts";

/** A retest that a reconciliation proves, by these limits. */
export function limitedBy(limits: string): string {
  return `retests:
  order-sample: { title: Ten orders, method: [Look.], proves: ["Purchase.*"], owner: tracking, evidence: attested }
  all-orders: { title: All orders, method: [Run it.], proves: ["Purchase.*"], owner: tracking, evidence: reconciliation, passes_when: { ${limits} } }
`;
}

/** A small sheet, of which some files are others. */
export function sheetWith(files: Readonly<Record<string, string>>): Sheet {
  const parsed = parseSheet(tinyFiles({ ...tinySheet, ...files }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.sheet;
}

const conclusions = `conclusions:
  roas: { title: Return on ad spend, owner: media, rests_on: [Purchase.value], instead: Order revenue from the shop }
  counts: { title: Budget moves, owner: media, rests_on: [Purchase.occurrence], instead: Paid orders }
  money: { title: Countries, owner: media, rests_on: [Purchase.currency], instead: Order revenue by country }
`;

const limits = "same_value: { min_rate: 0.98, min_orders: 150 }, orders_with_event: { min_rate: 0.9, min_orders: 150 }";

/** What a report says of three conclusions, of which one has no limit. */
export function concluded(report: Reconciliation): Conclusions | null {
  return conclusionAnswers(
    sheetWith({ "conclusions.yml": conclusions, "retests.yml": limitedBy(limits) }),
    report,
    null,
  );
}

/** Answers in which every text is foreign. */
export function hostileConclusions(text: string): Conclusions {
  const states = ["no", "open", "yes"] as const;
  return {
    retests: [text, text],
    answers: states.map((state) => ({ state, title: text, why: state === "yes" ? [] : [text, text], instead: text })),
  };
}
