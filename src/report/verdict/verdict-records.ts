import type { SaidRecord, Verdict } from "../../model/verdict.ts";
import { recordWords } from "../audit/record-words.ts";
import type { RecordFile } from "../../model/written.generated.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { firstOf, inWords } from "../in-words.ts";
import type { Section } from "./comment-section.ts";

const mostRecords = 10;
const mostTitles = 6;
const mostWords = 300;

/** What the records of a change say, and what follows once they have landed. */
export function recordSection({ records, verdict }: Verdict): Section | null {
  if (records.length === 0 || verdict === "error") return null;
  const lines = firstOf(
    records,
    mostRecords,
    (said) =>
      `${inertCode(said.id, 100)}: ${inertText(saidWords(said), mostWords)}. ${inertText(whatFollows(said), 600)}`,
  );
  return { drop: 1, text: `**Once merged**\n\n${lines.map((line) => `- ${line}`).join("\n")}` };
}

/** The same for a terminal. */
export function recordLines({ records }: Pick<Verdict, "records">): readonly string[] {
  return records.flatMap((said) => [`  ${said.id}: ${saidWords(said)}`, `      ${whatFollows(said)}`]);
}

/** What records do that ask for no answer: "opens incident value-drift and declares a change of checkout". */
export function declaringWords(records: readonly SaidRecord[]): string {
  const words = records.flatMap(({ record }) =>
    record.kind === "incident"
      ? [`opens incident ${record.incident}`]
      : record.kind === "change"
        ? [`declares a change of ${inWords(record.declares)}`]
        : [],
  );
  return inWords([...new Set(words)]);
}

function saidWords({ record, is_new }: SaidRecord): string {
  if (record.kind === "resume") return `${inWords(record.signals)} ${recordWords(record)}`.replace(/\.$/u, "");
  if (record.kind === "change" && !is_new) return `${inWords(record.declares)}, live since ${record.released_at ?? ""}`;
  return recordWords(record).replace(/\.$/u, "");
}

function whatFollows({ record, is_new, conclusions }: SaidRecord): string {
  const titles =
    conclusions.length === 0 ? "no conclusion" : firstOf(conclusions, mostTitles, (title) => title).join("; ");
  return `${consequence(record, is_new)}: ${titles}.`;
}

function consequence(record: RecordFile, is_new: boolean): string {
  const unlessShort = "unless signal-governance status says what is missing";
  const amends = "amends" in record ? `, in place of ${record.amends}` : "";
  switch (record.kind) {
    case "change":
      return is_new
        ? `Paused from then on, until it is resumed${amends}`
        : "What proves its resume is taken after that";
    case "incident":
      return record.closed === undefined
        ? `Paused from then on, until it is closed${amends}`
        : `Its pauses end, ${unlessShort}`;
    case "release":
      return "What proves a resume is taken after that";
    case "resume":
      return `Freed of what landed up to there, ${unlessShort}`;
    case "no-impact":
      return "What this trigger fired there does not pause";
  }
}
