import { counted } from "../in-words.ts";

/** Why an item of the checklist can't be handed over as it stands. */
export type GapReason =
  | { readonly why: "open" }
  | { readonly why: "no-evidence" }
  | { readonly why: "no-date" }
  | { readonly why: "in-the-future"; readonly date: string }
  | { readonly why: "too-old"; readonly date: string; readonly days: number; readonly most: number }
  | { readonly why: "evidence-gone"; readonly evidence: string }
  | { readonly why: "unknown-role" }
  | { readonly why: "nobody" };

/** A gap in one line, with the next step. Values of the sheet stand in it as they are: render it inert. */
export function gapWords(reason: GapReason): string {
  switch (reason.why) {
    case "open":
      return "still open: do it, then set evidence, date and state";
    case "no-evidence":
      return "done without evidence: link what shows it, or name a file";
    case "no-date":
      return "done without a date: write the day on which it was done";
    case "in-the-future":
      return `dated ${reason.date}, which is still to come: write the day on which it was done`;
    case "too-old":
      return `done ${counted(reason.days, "day")} ago, on ${reason.date}; more than ${String(reason.most)} is stale: check it again`;
    case "evidence-gone":
      return `its evidence ${reason.evidence} is not in this repository: name one that is`;
    case "unknown-role":
      return "its owner is no role of owners.yml: name one that is";
    case "nobody":
      return "its owner has no people: name them in owners.yml";
  }
}
