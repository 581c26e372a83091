import type { Sheet } from "../../model/sheet.ts";
import type { Requirement, RequirementState, Verdict } from "../../model/verdict.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { inertCell, inertCode } from "../inert/inert-markdown.ts";
import { isOpen } from "./open-requirements.ts";
import { nobodyCan, nextStep, standingText } from "./requirement-text.ts";
import { boundedTable } from "../table.ts";
import { folded } from "../folded.ts";
import { sheetAsking, type CommentContext, type Section } from "./comment-section.ts";

const icons: Readonly<Record<RequirementState, string>> = {
  met: "✅",
  waived: "☑️",
  missing: "⬜",
  claimed: "🟨",
  stale: "⌛",
  void: "♻️",
  failed: "❌",
  objected: "⛔",
};

const order: readonly RequirementState[] = [
  "failed",
  "objected",
  "void",
  "stale",
  "claimed",
  "missing",
  "met",
  "waived",
];
const mostRows = 60;
const mostText = 28_000;

/** Every requirement as a row: what, who, state, next; what is open comes first. */
export function requirementSection(verdict: Verdict, context: CommentContext): Section | null {
  const { requirements } = verdict;
  if (requirements.length === 0) return null;
  const sorted = [...requirements].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const rows = sorted.slice(0, mostRows).map((requirement) => rowOf(requirement, verdict, context));
  const table = boundedTable(["", "What", "Who", "State", "Next"], rows, { total: sorted.length, room: mostText });
  if (verdict.verdict === "clear") return { drop: 2, text: folded(`Who answered (${requirements.length})`, table) };
  return { drop: 0, text: `**${requirementHeading(verdict)}**\n\n${table}` };
}

/** What the requirements are to the merge: they hold it, or they are only told. */
export function requirementHeading({ verdict, mode }: Pick<Verdict, "verdict" | "mode">): string {
  if (verdict === "overridden") return "Left open by the override";
  return mode === "advise" ? "Would be asked for before the merge" : "Before this can merge";
}

function rowOf(requirement: Requirement, { head }: Verdict, context: CommentContext): readonly string[] {
  return [
    icons[requirement.state],
    inertCell(whatOf(requirement, sheetAsking(context, requirement.key))),
    whoOf(requirement, context),
    inertCell(stateOf(requirement, head)),
    nextOf(requirement, context),
  ];
}

/** A requirement's name as people read it. */
export function whatOf({ kind, id, key }: Requirement, sheet: Sheet | null): string {
  const proposed = key.endsWith("@proposed")
    ? " (as the proposed sheet asks)"
    : key.endsWith("@group")
      ? " (as the merge group's sheet asks)"
      : "";
  switch (kind) {
    case "retest":
      return `${(sheet === null ? undefined : entryOf(sheet.retests, id)?.title) ?? id}${proposed}`;
    case "sign-off":
      return `Sign-off${proposed}`;
    case "sheet-change":
      return `Sheet change: ${id}`;
    case "weakening":
      return `Weakening: ${id}`;
    case "record":
      return `Record: ${id}`;
  }
}

function whoOf(requirement: Requirement, { draft }: CommentContext): string {
  const { owners, people } = requirement;
  const open = isOpen(requirement);
  const names = people
    .slice(0, 6)
    .map((login) => (open && !draft && /^[a-z0-9-]{1,39}$/i.test(login) ? `@${login}` : inertCell(`@${login}`)));
  return `${inertCell(owners.join(", "))}${names.length === 0 ? "" : `: ${names.join(", ")}`}`;
}

/** An answer on an earlier head stands because what it is about is the same: the row says so. */
function stateOf(requirement: Requirement, head: string): string {
  const { state, standing } = requirement;
  if (standing.code === "nobody-answered") return state;
  if (standing.code === "signed" && state === "met" && standing.head !== null && standing.head !== head)
    return `${standingText(standing)}, still about the same content`;
  return isOpen(requirement) ? `${state}: ${standingText(standing)}` : standingText(standing);
}

function nextOf(requirement: Requirement, { reviews_count, queued }: CommentContext): string {
  const { standing, kind, fingerprint, with_evidence } = requirement;
  if (!isOpen(requirement)) return "";
  if (queued) return "Update the branch, then answer on the pull request";
  const line = (text: string): string => inertCode(text, 200);
  switch (standing.code) {
    case "claim-unsigned":
      return `Read the file, then paste ${line(`/signal sign-off ${with_evidence[standing.path] ?? fingerprint}`)}`;
    case "numbers-missing":
      return `Follow the steps below and add the ${standing.evidence} under \`governance/evidence/\``;
    case "evidence-broken":
      return "Correct the file, see the findings";
    case "check-missing":
    case "check-running":
    case "check-failed":
    case "numbers-unknown":
    case "numbers-failed":
    case "objection":
    case "same-person":
      return capitalised(nextStep(requirement));
    default:
      if (requirement.people.length === 0) return inertCell(nobodyCan);
      if (kind === "retest") return retestNext(requirement);
      return reviews_count && standing.code !== "not-bound"
        ? "Approve this pull request, or paste your line"
        : "Paste your line";
  }
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function retestNext({ with_evidence, state }: Requirement): string {
  const again = state === "void" || state === "stale" ? "Run it again" : "Follow the steps below";
  return Object.keys(with_evidence).length > 0
    ? `${again}, then paste your line for the file`
    : `${again}, then paste your line`;
}
