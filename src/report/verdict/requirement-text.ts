import type { Requirement, Standing } from "../../model/verdict.ts";
import { fewOf } from "../in-words.ts";
import { fullDayWords } from "../moment-words.ts";
import { isOpen } from "./open-requirements.ts";

const mostWords = 5;

/** Why a requirement exists, in one sentence of plain text. */
export function requirementWhy({ kind, id, triggers }: Requirement): string {
  switch (kind) {
    case "retest":
      return `asked for before the merge by ${listOf(triggers)}`;
    case "sign-off":
      return `${listOf(triggers)} can break signals that ${id} owns`;
    case "sheet-change":
      return `the change alters ${id}, which this role owns`;
    case "weakening":
      return `the change makes ${id} ask for less`;
    case "record":
      return `record ${id} speaks for this role`;
  }
}

/** How a requirement stands, in plain text. */
export function standingText(standing: Standing): string {
  switch (standing.code) {
    case "nobody-answered":
      return "nobody has answered yet";
    case "signed":
      return signedText(standing);
    case "some-signed":
      return `signed by ${people(standing.by)}; open: ${listOf(standing.open)}`;
    case "claim-unsigned":
      return `${standing.path} claims it (${standing.summary}); nobody has signed the file`;
    case "numbers-missing":
      return `no ${standing.evidence} of it is in the change`;
    case "check-missing":
      return `check ${standing.name} of ${standing.app} has not run on this head`;
    case "check-running":
      return `check ${standing.name} of ${standing.app} is running`;
    case "check-failed":
      return `check ${standing.name} of ${standing.app} ended as ${standing.conclusion}`;
    case "numbers-unknown":
      return `${standing.path} can not tell: ${standing.summary}`;
    case "numbers-failed":
      return `${standing.path} does not pass: ${standing.summary}`;
    case "evidence-broken":
      return `${standing.path} does not hold as it is written`;
    case "too-old":
      return `answered ${fullDayWords(standing.at)}, older than ${standing.max_age_days} days`;
    case "changed-since":
      return `${listOf(standing.files)} changed after ${people([standing.by])} signed, up to ${standing.head.slice(0, 7)}`;
    case "not-bound":
      return `${people([standing.by])} answered before the gate had shown this content`;
    case "objection":
      return `${people([standing.by])} asked for changes`;
    case "no-impact":
      return `judged harmless by ${people([standing.by])}: ${standing.reason}`;
    case "rollback":
      return `rolled back to ${standing.to.slice(0, 7)} by ${people([standing.by])}`;
    case "same-person":
      return `${people([standing.by])} already signs for another role`;
  }
}

/** What to do where a role's people are all barred or unknown: waiting alone would never end. */
export const nobodyCan =
  "Nobody of this role can answer: they wrote the change, or their team can't be read. A backup can after its hours, or somebody whom the policy's owner adds to governance/owners.yml";

/** The one thing to do next for a requirement, in plain text; empty when nothing is left to do. */
export function nextStep(requirement: Requirement): string {
  const { kind, id, standing, fingerprint, with_evidence } = requirement;
  if (!isOpen(requirement)) return "";
  switch (standing.code) {
    case "claim-unsigned":
      return `read the file, then paste: /signal sign-off ${with_evidence[standing.path] ?? fingerprint}`;
    case "numbers-missing":
      return `run the retest and add its ${standing.evidence} under governance/evidence/`;
    case "check-missing":
      return "start that check on this head";
    case "check-running":
      return "wait for it";
    case "check-failed":
      return "mend what it found, then run it again";
    case "numbers-unknown":
      return "reconcile a longer window, with the logs of both paths, and replace the report";
    case "numbers-failed":
      return "mend what the rows show, then add a new sample";
    case "evidence-broken":
      return "read the findings below and correct the file";
    case "objection":
      return "settle it with them; they approve, or their review is dismissed";
    case "same-person":
      return "another person of this role signs";
    default:
      if (requirement.people.length === 0) return nobodyCan;
      if (kind === "retest") return `run the retest, then paste: /signal passed ${id} ${fingerprint} LINK-OR-PATH`;
      return `${standing.code === "not-bound" ? "" : "approve this pull request, or "}paste: /signal sign-off ${fingerprint}`;
  }
}

/** Logins as people write them. */
function people(logins: readonly string[]): string {
  return listOf(logins.map((login) => `@${login.replace(/^@/, "")}`));
}

function listOf(words: readonly string[]): string {
  return fewOf(words, mostWords);
}

function signedText({ by, at, how, head }: Extract<Standing, { readonly code: "signed" }>): string {
  const on = head === null ? "" : ` on ${head.slice(0, 7)}`;
  if (how === "check") return `passed ${fullDayWords(at)}${on}`;
  const verb = how === "self-attested" || how === "attested" ? how : "signed";
  return `${verb} by ${people(by)} ${fullDayWords(at)}${on}`;
}
