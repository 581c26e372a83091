import type { Retest } from "../../model/sheet.ts";
import type { Requirement, Verdict } from "../../model/verdict.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { inertCode, inertLink, inertProse, inertText } from "../inert/inert-markdown.ts";
import { longestLink } from "../record-link.ts";
import { folded } from "../folded.ts";
import { sheetAsking, type CommentContext, type Section } from "./comment-section.ts";
import { openRequirements } from "./open-requirements.ts";

/** Characters of a comment that prepared records may fill. */
const roomForLinks = 24_000;

const mostPeople = 40;
const mostFiles = 5;

/** One block per person, or for people who answer alike: the lines that answer everything open that is theirs. */
export function commandSection(verdict: Verdict, context: CommentContext): Section | null {
  const open = openRequirements(verdict);
  const people = [...new Set(open.flatMap((requirement) => requirement.people))].sort().slice(0, mostPeople);
  const alike = new Map<string, readonly string[]>();
  for (const person of people) {
    const theirs = open.filter((requirement) => requirement.people.includes(person));
    const answers = linesFor(theirs, context);
    if (answers.length === 0) continue;
    const lines = fenced(answers);
    alike.set(lines, [...(alike.get(lines) ?? []), person]);
  }
  if (alike.size === 0) return null;
  const blocks = [...alike].map(([lines, persons]) => `${inertText(persons.join(", "))}:\n\n${lines}`);
  return { drop: 1, text: folded("Your line to paste", blocks.join("\n\n")) };
}

/** The steps of every open retest. */
export function methodSection(verdict: Verdict, context: CommentContext): Section | null {
  const texts = openRetests(verdict, context).map(({ title, method }) => {
    const steps = method.map((step, index) => `${index + 1}. ${inertProse(step)}`);
    return `**${inertText(title)}**\n\n${steps.join("\n")}`;
  });
  const text = [...new Set(texts)].join("\n\n");
  return text === "" ? null : { drop: 3, text: folded("How to run the retests", text) };
}

/** The retests that are still to be answered, as the sheet that asks for each words it. */
export function openRetests(verdict: Verdict, context: Pick<CommentContext, "sheet" | "proposed">): readonly Retest[] {
  return openRequirements(verdict).flatMap((requirement) => retestAsked(requirement, context) ?? []);
}

/** The retest as the sheet that asks for it words it. */
function retestAsked(
  { kind, id, key }: Requirement,
  context: Pick<CommentContext, "sheet" | "proposed">,
): Retest | undefined {
  const sheet = sheetAsking(context, key);
  return kind !== "retest" || sheet === null ? undefined : entryOf(sheet.retests, id);
}

/** The ways out, and what else may have to be said. */
export function howSection(verdict: Verdict, context: CommentContext): Section | null {
  if (verdict.verdict !== "waiting" && verdict.verdict !== "blocked") return null;
  const ways = [
    ["Judged harmless?", harmlessPart(verdict, context)],
    ["Rolling back?", rollbackPart(verdict)],
    ["Can't wait?", overridePart(verdict, context)],
    ["Something changed outside the repository too?", declarePart(context)],
  ] as const;
  const open = ways.filter(([, text]) => text !== null);
  if (open.length === 0) return null;
  const title = open.map(([question]) => question).slice(0, 3);
  return { drop: 4, text: folded(title.join(" "), open.map(([, text]) => text).join("\n\n")) };
}

function harmlessPart({ triggers }: Verdict, { sheet, no_impact_links }: CommentContext): string | null {
  if (triggers.length === 0) return null;
  const lines = [...new Set(triggers.map(({ trigger }) => trigger))].map((trigger) => {
    const owner = sheet === null ? undefined : entryOf(sheet.triggers, trigger)?.owner;
    const link = entryOf(no_impact_links, trigger);
    const record =
      link === undefined
        ? ""
        : `\n\nFor history too: ${inertLink("declare it", link, longestFor(Object.keys(no_impact_links).length))}.`;
    // The proposed sheet may ask in other words: one line for each.
    const prints = triggers.filter((item) => item.trigger === trigger).map(({ fingerprint }) => fingerprint);
    const line = fenced(prints.map((fingerprint) => `/signal no-impact ${trigger} ${fingerprint} REASON`));
    return `- ${inertText(trigger)}, judged by ${inertText(owner ?? "its owner")}:\n\n${line}${record}`;
  });
  return `**Judged harmless?** The trigger's owner waives its retests here; sign-offs stay.\n\n${lines.join("\n")}`;
}

/** Many long links would leave no room in the comment for what is asked. */
function longestFor(links: number): number {
  return Math.min(longestLink, Math.floor(roomForLinks / Math.max(1, links)));
}

function rollbackPart({ fired }: Verdict): string | null {
  if (fired.length === 0) return null;
  const when = "When every file that fired is again what a landed commit had, one owner's line is enough";
  return `**Rolling back?** ${when}:\n\n${fenced(["/signal rollback COMMIT"])}`;
}

function overridePart(verdict: Verdict, { sheet }: CommentContext): string | null {
  const override = sheet?.policy.override ?? null;
  if (override === null || !isOverridable(verdict)) return null;
  const who = `${override.people} of ${inertText(override.owners.join(", "))}`;
  const line = fenced([`/signal override ${verdict.fingerprint} REASON`]);
  return `**Can't wait?** ${who} may override for ${override.hours} hours; pauses stay:\n\n${line}`;
}

/** What only mending or a signature helps is not offered to be overridden; of findings an override lifts a freeze alone. */
function isOverridable(verdict: Verdict): boolean {
  const lifted = verdict.findings.every(({ code, severity }) => severity !== "error" || code === "frozen");
  return lifted && openRequirements(verdict).every(({ kind }) => kind !== "weakening" && kind !== "record");
}

function declarePart({ declare_link }: CommentContext): string | null {
  if (declare_link === null) return null;
  const link = inertLink("Declare it", declare_link, longestLink);
  return `**Something changed outside the repository too**, an app or a setting? ${link}: declaring danger asks for nothing.`;
}

function linesFor(requirements: readonly Requirement[], context: CommentContext): readonly string[] {
  // What failed has to be mended before it can be signed.
  const signed = requirements
    .filter(({ kind, state }) => kind !== "retest" && state !== "failed")
    .map(({ fingerprint }) => fingerprint);
  const retests = requirements.map((requirement) => ({
    ...requirement,
    evidence: retestAsked(requirement, context)?.evidence,
  }));
  const files = retests
    .filter(
      ({ kind, evidence, state }) =>
        kind === "retest" && evidence !== "attested" && (state === "claimed" || state === "void"),
    )
    .flatMap(({ with_evidence }) => Object.values(with_evidence).slice(0, mostFiles));
  const passed = retests
    .filter(({ evidence }) => evidence === "attested")
    .flatMap(({ id, fingerprint, with_evidence }) => [
      `/signal passed ${id} ${fingerprint} LINK`,
      ...Object.entries(with_evidence)
        .slice(0, mostFiles)
        .map(([path, print]) => `/signal passed ${id} ${print} ${path}`),
    ]);
  const prints = [...new Set([...signed, ...files])];
  return [...passed, ...(prints.length === 0 ? [] : [`/signal sign-off ${prints.join(" ")}`])];
}

function fenced(lines: readonly string[]): string {
  const safe = lines.map((line) => inertCode(line, 1000).replace(/^`+ ?| ?`+$/g, ""));
  return `\`\`\`text\n${safe.join("\n")}\n\`\`\``;
}
