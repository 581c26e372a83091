import type { Retest } from "../../model/sheet.ts";
import { counted, inWords } from "../in-words.ts";
import { inertProse, inertText } from "../inert/inert-markdown.ts";
import { folded } from "../folded.ts";
import { evidenceWords, passingWords } from "./passing-words.ts";
import { anchor, codes, ownerTitle, reference } from "./references.ts";
import type { Section } from "./section.ts";
import type { SheetView, Viewed } from "./sheet-view.ts";

/** A part per retest: who runs it, what it proves, what counts as passed; the steps one click away. */
export const retestsSection: Section = {
  id: "retests",
  title: "Retests",
  render: (view) => view.retests.map((retest) => retestPart(view, retest)).join("\n\n"),
};

function retestPart(view: SheetView, { id, entry }: Viewed<Retest>): string {
  const facts = [
    `- Run by ${ownerTitle(view.sheet, entry.owner)}; proves ${codes(entry.proves)}.`,
    `- Answered by ${evidenceWords(entry)}${entry.max_age_days === null ? "" : `, not older than ${counted(entry.max_age_days, "day")}`}.`,
    ...passingWords(entry).map((words) => `- Passes when ${words}.`),
    `- ${askedWords(view, id)}`,
  ];
  const steps = entry.method.map((step, index) => `${String(index + 1)}. ${inertProse(step)}`);
  return [
    `### ${anchor("retest", id)}${inertText(entry.title)}`,
    facts.join("\n"),
    folded(`How to run it, in ${counted(steps.length, "step")}`, steps.join("\n")),
  ].join("\n\n");
}

function askedWords({ triggers }: SheetView, retest: string): string {
  const asking = (phase: "before_merge" | "after_release"): string =>
    inWords(
      triggers
        .filter(({ entry }) => entry.retests[phase].includes(retest))
        .map(({ id, entry }) => reference("trigger", id, entry.title)),
    );
  const before = asking("before_merge");
  const after = asking("after_release");
  const phrases = [
    ...(before === "" ? [] : [`before the merge by ${before}`]),
    ...(after === "" ? [] : [`after the release by ${after}`]),
  ];
  return phrases.length === 0
    ? "Asked for by no change; it closes incidents or lets decisions resume."
    : `Asked for ${phrases.join("; ")}.`;
}
