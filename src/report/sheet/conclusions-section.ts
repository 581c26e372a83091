import type { Conclusion } from "../../model/sheet.ts";
import { inertProse, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { folded } from "../folded.ts";
import { anchor, codes, ownerTitle, reference } from "./references.ts";
import type { Section } from "./section.ts";
import { sharing, type SheetView, type Viewed } from "./sheet-view.ts";

/** What media may conclude, what each conclusion rests on, what to use while it is paused, and what can pause it. */
export const conclusionsSection: Section = {
  id: "conclusions",
  title: "Conclusions and what they rest on",
  render: (view) => {
    if (view.conclusions.length === 0) return "";
    const rows = view.conclusions.map(({ id, entry }) => [
      `${anchor("conclusion", id)}**${inertText(entry.title)}**`,
      codes(entry.rests_on),
      inertProse(entry.instead),
      ownerTitle(view.sheet, entry.owner),
    ]);
    return [
      markdownTable(["Conclusion", "rests on", "while paused, use", "Owner"], rows),
      folded(
        "Which changes pause each of them",
        view.conclusions.map((conclusion) => pausedBy(view, conclusion)).join("\n"),
      ),
    ].join("\n\n");
  },
};

function pausedBy({ triggers }: SheetView, { entry, signals }: Viewed<Conclusion>): string {
  const lasting = triggers.filter((trigger) => trigger.entry.resume === "after-release");
  const pausing = sharing(lasting, signals).map((trigger) => reference("trigger", trigger.id, trigger.entry.title));
  return `- **${inertText(entry.title)}**: ${pausing.join("; ") || "none"}`;
}
