import type { Reconciliation } from "../../model/reconciliation.ts";
import { csv } from "../csv.ts";
import { plainText } from "../inert/plain-text.ts";
import { amountWords } from "../number-words.ts";
import { sideWords } from "./reconciliation-view.ts";
import { verdictWords } from "./verdict-words.ts";

const longest = 500;
const header = ["order", "placed_at", "verdict", "says", "expected", "browser", "server", "explanation"] as const;

/** The orders that are not as they should be, for a spreadsheet; references are pseudonyms. */
export function failingOrdersCsv(report: Reconciliation): string {
  const text = (cell: string | null): string => (cell === null ? "" : plainText(cell, longest));
  return csv(
    header,
    report.failing.map(({ order, happened_at, verdict, expected, browser, server, explanation }) => [
      text(order),
      text(happened_at),
      verdict,
      verdictWords[verdict].says,
      text(expected === null ? null : amountWords(expected)),
      text(sideWords(browser, "browser", report)),
      text(sideWords(server, "server", report)),
      text(explanation),
    ]),
  );
}
