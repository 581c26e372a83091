import type { Explanation } from "../../model/reconciliation.ts";
import { plainText } from "../plain-text.ts";
import { explanationCodes } from "./explanation-codes.ts";
import { grouped, rateWords } from "./number-words.ts";

/** What a side does, in words: "server leaves out shipping". A code without words of its own is shown as it is. */
export function explanationCause({ code, side, detail }: Explanation): string {
  const cause = `${side} ${codeWords(code) ?? `shows ${plainText(code, 80).replaceAll("-", " ")}`}`;
  return detail === null ? cause : `${cause}: ${withGroups(plainText(detail, 200))}`;
}

/** Counts as everywhere else; amounts and ids stay as they are. */
function withGroups(detail: string): string {
  return detail.replace(/(?<=\b(?:right|this|of|the) )\d+\b(?![.,]\d)/g, (count) => grouped(Number(count)));
}

/** The cause with how many orders it fits of those that differ. */
export function explanationWords(explanation: Explanation): string {
  const { orders, of } = explanation;
  return `${explanationCause(explanation)}, which fits ${rateWords({ numerator: orders, denominator: of })} that differ`;
}

/** What explains one order: its code in words, where it has words. */
export function orderExplanation(text: string): string {
  return codeWords(text) ?? text;
}

function codeWords(code: string): string | undefined {
  return Object.hasOwn(explanationCodes, code) ? explanationCodes[code] : undefined;
}
