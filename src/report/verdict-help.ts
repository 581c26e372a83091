import type { Requirement, Verdict } from "../model/verdict.ts";
import { inertCode, inertLink, inertProse, inertText } from "./inert.ts";
import { folded, type CommentContext, type Section } from "./comment-section.ts";
import { openRequirements } from "./verdict-headline.ts";

const mostPeople = 40;
const mostFiles = 5;

/** One block per person, or for people who answer alike: the lines that answer everything open that is theirs. */
export function commandSection(verdict: Verdict, { sheet }: CommentContext): Section | null {
  const open = openRequirements(verdict);
  const people = [...new Set(open.flatMap((requirement) => requirement.people))].sort().slice(0, mostPeople);
  const alike = new Map<string, readonly string[]>();
  for (const person of people) {
    const theirs = open.filter((requirement) => requirement.people.includes(person));
    const lines = fenced(linesFor(theirs, sheet));
    alike.set(lines, [...(alike.get(lines) ?? []), person]);
  }
  if (alike.size === 0) return null;
  const blocks = [...alike].map(([lines, persons]) => `${inertText(persons.join(", "))}:\n\n${lines}`);
  return { drop: 1, text: folded("Your line to paste", blocks.join("\n\n")) };
}

/** The steps of every open retest. */
export function methodSection(verdict: Verdict, { sheet }: CommentContext): Section | null {
  const retests = openRequirements(verdict).filter(({ kind }) => kind === "retest");
  const texts = [...new Set(retests.map(({ id }) => id))].flatMap((id) => {
    const retest = sheet?.retests[id];
    if (retest === undefined) return [];
    const steps = retest.method.map((step, index) => `${index + 1}. ${inertProse(step)}`);
    return `**${inertText(retest.title)}**\n\n${steps.join("\n")}`;
  });
  return texts.length === 0 ? null : { drop: 3, text: folded("How to run the retests", texts.join("\n\n")) };
}

/** The ways out: judged harmless, rolling back, overriding. */
export function howSection(verdict: Verdict, { sheet, no_impact_links }: CommentContext): Section | null {
  if (verdict.verdict !== "waiting" && verdict.verdict !== "blocked") return null;
  const harmless = verdict.triggers.map(({ trigger, fingerprint }) => {
    const owner = sheet?.triggers[trigger]?.owner ?? "its owner";
    const link = no_impact_links[trigger];
    const record = link === undefined ? "" : `\n\nFor history too: ${inertLink("declare it", link)}.`;
    return `- ${inertText(trigger)}, judged by ${inertText(owner)}:\n\n${fenced([`/signal no-impact ${trigger} ${fingerprint} REASON`])}${record}`;
  });
  const override = sheet?.policy.override ?? null;
  const parts = [
    ...(harmless.length === 0
      ? []
      : [
          `**Judged harmless?** The trigger's owner waives its retests here; sign-offs stay.\n\n${harmless.join("\n")}`,
        ]),
    `**Rolling back?** When every file that fired is again what a landed commit had, one owner's line is enough:\n\n${fenced(["/signal rollback COMMIT"])}`,
    ...(override === null
      ? []
      : [
          `**Can't wait?** ${override.people} of ${inertText(override.owners.join(", "))} may override for ${override.hours} hours; pauses stay:\n\n${fenced([`/signal override ${verdict.fingerprint} REASON`])}`,
        ]),
  ];
  return { drop: 4, text: folded("Judged harmless? Rolling back? Can't wait?", parts.join("\n\n")) };
}

function linesFor(requirements: readonly Requirement[], sheet: CommentContext["sheet"]): readonly string[] {
  const attested = requirements.filter(({ kind, id }) => kind === "retest" && isAttested(sheet, id));
  const signed = requirements.filter(
    (requirement) => requirement.kind !== "retest" && requirement.standing.code !== "some-signed",
  );
  const partly = requirements.filter((requirement) => requirement.standing.code === "some-signed");
  const claims = requirements.flatMap(({ kind, standing, with_evidence }) =>
    kind === "retest" && standing.code === "claim-unsigned" ? (with_evidence[standing.path] ?? []) : [],
  );
  const prints = [...new Set([...signed, ...partly].map(({ fingerprint }) => fingerprint)), ...claims];
  const passed = attested.flatMap(({ id, fingerprint, with_evidence }) => [
    `/signal passed ${id} ${fingerprint} LINK`,
    ...Object.entries(with_evidence)
      .slice(0, mostFiles)
      .map(([path, print]) => `/signal passed ${id} ${print} ${path}`),
  ]);
  return [...passed, ...(prints.length === 0 ? [] : [`/signal sign-off ${prints.join(" ")}`])];
}

function isAttested(sheet: CommentContext["sheet"], id: string): boolean {
  return (sheet?.retests[id]?.evidence ?? "attested") === "attested";
}

function fenced(lines: readonly string[]): string {
  const safe = lines.map((line) => inertCode(line, 1000).replace(/^`+ ?| ?`+$/g, ""));
  return `\`\`\`text\n${safe.join("\n")}\n\`\`\``;
}
