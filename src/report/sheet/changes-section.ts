import type { Trigger } from "../../model/sheet.ts";
import { inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { conditionWords } from "./condition-words.ts";
import { folded } from "../folded.ts";
import { anchor, cellLines, codes, conclusionLines, ownerTitle, ownerTitles, retestReference } from "./references.ts";
import type { Section } from "./section.ts";
import { sharing, type SheetView, signersOf, type Viewed } from "./sheet-view.ts";

/** Per trigger: what it asks for, by whom, before the merge and after the release, and what is paused meanwhile. */
export const changesSection: Section = {
  id: "changes",
  title: "If you change …",
  render: (view) => {
    if (view.triggers.length === 0) return "";
    const header = [
      "If you change …",
      "you will be asked for …, by …",
      "then, after the release, for …",
      "and until that has passed, nobody uses …",
    ];
    return [
      markdownTable(
        header,
        view.triggers.map((trigger) => row(view, trigger)),
      ),
      folded("What counts as which change", view.triggers.map(whatCounts).join("\n\n")),
    ].join("\n\n");
  },
};

function row(view: SheetView, trigger: Viewed<Trigger>): readonly string[] {
  const { before_merge, after_release } = trigger.entry.retests;
  return [
    `${anchor("trigger", trigger.id)}**${inertText(trigger.entry.title)}**`,
    cellLines([...before_merge.map((id) => askedOf(view, id)), ...signature(view, trigger)]),
    cellLines(after_release.map((id) => askedOf(view, id))),
    pausedMeanwhile(view, trigger),
  ];
}

function askedOf({ sheet }: SheetView, id: string): string {
  const owner = sheet.retests[id]?.owner;
  return owner === undefined
    ? retestReference(sheet, id)
    : `${retestReference(sheet, id)}, by ${ownerTitle(sheet, owner)}`;
}

function signature(view: SheetView, trigger: Viewed<Trigger>): readonly string[] {
  const signers = signersOf(view, trigger);
  return signers.length === 0
    ? []
    : [`a sign-off${signers.length > 1 ? " each" : ""}, by ${ownerTitles(view.sheet, signers).join(" · ")}`];
}

function pausedMeanwhile(view: SheetView, { entry, signals }: Viewed<Trigger>): string {
  if (entry.resume === "at-merge") return "nothing is paused, if all was proven before the merge";
  return conclusionLines(
    view.sheet,
    sharing(view.conclusions, signals).map(({ id }) => id),
  );
}

function whatCounts({ entry }: Viewed<Trigger>): string {
  const conditions = entry.when.map((condition) => `- ${conditionWords(condition)}`);
  return [`**${inertText(entry.title)}** touches ${codes(entry.touches)} and fires when`, "", ...conditions].join("\n");
}
