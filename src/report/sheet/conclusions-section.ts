import { inertProse, inertText } from "../inert.ts";
import { markdownTable } from "../table.ts";
import { anchor, cellLines, codes, ownerTitle, reference } from "./references.ts";
import type { Section } from "./section.ts";
import { sharing } from "./sheet-view.ts";

/** What media may conclude, what each conclusion rests on, what to use while it is paused, and what can pause it. */
export const conclusionsSection: Section = {
  id: "conclusions",
  title: "Conclusions and what they rest on",
  render: (view) => {
    if (view.conclusions.length === 0) return "";
    const lasting = view.triggers.filter(({ entry }) => entry.resume === "after-release");
    const rows = view.conclusions.map(({ id, entry, signals }) => [
      `${anchor("conclusion", id)}**${inertText(entry.title)}**`,
      codes(entry.rests_on),
      inertProse(entry.instead),
      cellLines(sharing(lasting, signals).map((trigger) => reference("trigger", trigger.id, trigger.entry.title))),
      ownerTitle(view.sheet, entry.owner),
    ]);
    return markdownTable(["Conclusion", "rests on", "while paused, use", "paused by", "Owner"], rows);
  },
};
