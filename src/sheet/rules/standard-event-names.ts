import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";

/** Meta's standard events; it takes every other name, in another case too, for an event of one's own. */
const standard = [
  "AddPaymentInfo",
  "AddToCart",
  "AddToWishlist",
  "CompleteRegistration",
  "Contact",
  "CustomizeProduct",
  "Donate",
  "FindLocation",
  "InitiateCheckout",
  "Lead",
  "PageView",
  "Purchase",
  "Schedule",
  "Search",
  "StartTrial",
  "SubmitApplication",
  "Subscribe",
  "ViewContent",
] as const;

const byFolded = new Map(standard.map((name) => [folded(name), name]));

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/gu, "");
}

/** An event whose name differs from a standard one by case or punctuation alone is most likely meant to be that one. */
export const standardEventNames: Rule = ({ events, at }) =>
  events.flatMap(({ event, file }): readonly Finding[] => {
    const meant = byFolded.get(folded(event));
    if (meant === undefined || meant === event) return [];
    const place = at(file, ["event"], "value");
    return [{ code: "event-almost-standard", severity: "warning", place, args: { event, standard: meant } }];
  });
