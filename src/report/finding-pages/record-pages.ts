import type { FindingPages } from "./finding-page.ts";

/** Records and evidence. */
export const recordPages: FindingPages<
  "secret-in-evidence" | "record-tampered" | "through-not-ancestor" | "close-when-unmet" | "numbers-differ"
> = {
  "secret-in-evidence": {
    severity: "error",
    title: "A secret or personal data in evidence",
    message: ({ what }) => `this looks like ${what}`,
    fix: () => "take it out, also from the branch's history; revoke a token; name orders by their number only",
    why: "Evidence stays in git for good and everybody with access reads it. E-mail addresses, hashed identifiers (a hash of an address is still personal data) and access tokens do not belong there.",
    example: {
      file: "evidence/note.txt",
      wrong: "Order 1042, buyer kim@shop.example, matched on both paths.\n",
      mark: "kim@shop.example",
      right: "Order 1042 matched on both paths.\n",
    },
  },
  "record-tampered": {
    severity: "error",
    title: "A landed record was changed",
    message: ({ record, what }) => `${record} has landed and can't be ${what}`,
    fix: () => "restore it; a new record corrects it, with amends: for a change or an incident",
    why: "Records are the memory of what was paused and why. One that has landed only takes an ending: closed for an incident, released_at for a change.",
    example: "A pull request moves happened_at of last week's record to a later day.",
  },
  "through-not-ancestor": {
    severity: "error",
    title: "A record speaks of a commit that has not landed",
    message: ({ through }) => `${through} is not a commit of the base branch`,
    fix: () => "name a commit that has landed on the base branch",
    why: "A resume or release covers what landed up to a commit. A commit that is not in the base branch covers nothing, or something else than was tested.",
    example: "A resume names the head of its own pull request in through.",
  },
  "close-when-unmet": {
    severity: "error",
    title: "An incident is closed without its proof",
    message: ({ retest }) => `the router entry closes only when ${retest} has passed`,
    fix: ({ retest }) =>
      `run ${retest} after the repair and add its result under closed; once the closing has landed, incident update opens the incident again`,
    why: "Symptoms go away by themselves, their causes seldom do. The router entry names the retests that show the difference.",
    example: "closed lists no passed result for order-sample, which close_when asks for.",
  },
  "numbers-differ": {
    severity: "error",
    title: "The evidence does not show what the record says",
    message: ({ retest, summary }) => `computed again, ${retest} has not passed: ${summary}`,
    fix: () => "correct the record, or run the retest again",
    why: "The gate computes samples and reconciliations itself. A result that says passed over numbers that do not is not accepted, whoever signs it.",
    example: "A resume says passed; in the sample that it names two of ten values are wrong.",
  },
};
