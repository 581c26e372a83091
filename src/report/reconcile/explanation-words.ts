import type { Explanation, OrderVerdict } from "../../model/reconciliation.ts";
import { plainText } from "../plain-text.ts";
import { type CodeWords, explanationCodes } from "./explanation-codes.ts";
import { rateWords } from "./number-words.ts";

/** What a side does, in words: "server leaves out shipping". A code without words of its own is shown as it is. */
export function explanationCause({ code, side, detail }: Explanation): string {
  const cause = `${side} ${codeWords(code)?.says ?? `shows ${plainText(code, 80).replaceAll("-", " ")}`}`;
  return detail === null ? cause : `${cause}: ${plainText(detail, 200)}`;
}

/** The cause with how many orders it fits of those that differ. */
export function explanationWords(explanation: Explanation): string {
  const { orders, of } = explanation;
  return `${explanationCause(explanation)}, which fits ${rateWords({ numerator: orders, denominator: of })} that differ`;
}

/** The verdict that an explanation is about; null where its code does not say. */
export function explainedVerdict({ code }: Explanation): OrderVerdict | null {
  return codeWords(code)?.verdict ?? null;
}

/** What explains one order: its code in words, where it has words. */
export function orderExplanation(text: string): string {
  return codeWords(text)?.says ?? text;
}

function codeWords(code: string): CodeWords | undefined {
  return Object.hasOwn(explanationCodes, code) ? explanationCodes[code] : undefined;
}
