import type { Explanation, OrderVerdict } from "../../model/reconciliation.ts";
import { plainText } from "../inert/plain-text.ts";
import { explanationCodes } from "./explanation-codes.ts";
import { grouped, percent } from "../number-words.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** What a side does, in how many orders of those that differ, and what mending it would give. A code without words of its own is shown as it is. */
export function explanationWords(explanation: Omit<Explanation, "verdict"> & Partial<Explanation>): string {
  const { code, side, detail, orders, of, verdict } = explanation;
  const cause = `${side} ${codeWords(code) ?? `shows ${plainText(code, 80).replaceAll("-", " ")}`}`;
  const share = percent({ numerator: orders, denominator: of });
  const fits = `in ${grouped(orders)} of ${grouped(of)} ${thoseOf(verdict, of)} (${share})`;
  const { says, mended } = detailOf(detail);
  return [`${cause}${says === "" ? "" : `: ${says}`}, ${fits}`, ...(mended === null ? [] : [mended])].join("; ");
}

function thoseOf(verdict: OrderVerdict | undefined, of: number): string {
  const orders = of === 1 ? "order" : "orders";
  switch (verdict) {
    case "missing-on-both":
      return `${orders} without an event on either path`;
    case "missing-on-server":
      return `${orders} without a server event`;
    default:
      return `${orders} that ${of === 1 ? "differs" : "differ"}`;
  }
}

const gain = /(?:^|; )right (\d{1,15}) of (\d{1,15}), without this (\d{1,15}) of \2$/;

/** What is said of a cause, and how many orders would be right without it. */
function detailOf(detail: string | null): { readonly says: string; readonly mended: string | null } {
  if (detail === null) return { says: "", mended: null };
  const whole = plainText(detail, 200);
  const found = gain.exec(whole);
  const [right, sent, without] = [1, 2, 3].map((group) => grouped(Number(found?.[group])));
  return {
    says: withGroups(whole.replace(gain, "")),
    mended:
      found === null
        ? null
        : `once that is mended, ${without ?? ""} of ${sent ?? ""} are right instead of ${right ?? ""}`,
  };
}

/** Counts as everywhere else; amounts and ids stay as they are. */
function withGroups(detail: string): string {
  return detail.replace(/(?<=\b(?:of|the) )\d+\b(?![.,]\d)/g, (count) => grouped(Number(count)));
}

/** What explains one order: its code in words, where it has words. */
export function orderExplanation(text: string): string {
  return codeWords(text) ?? text;
}

function codeWords(code: string): string | undefined {
  return entryOf(explanationCodes, code);
}
