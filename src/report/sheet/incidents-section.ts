import type { RouterEntry } from "../../model/sheet.ts";
import { inWords } from "../in-words.ts";
import { inertProse, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import { folded } from "../folded.ts";
import {
  anchor,
  codes,
  conclusionLines,
  conclusionReference,
  ownerTitle,
  reference,
  retestReference,
} from "./references.ts";
import type { Section } from "./section.ts";
import { sharing, type SheetView, type Viewed } from "./sheet-view.ts";

/** Symptom → first action, what not to do and what to pause first; causes and closing one click away. */
export const incidentsSection: Section = {
  id: "incidents",
  title: "Symptoms and incidents",
  render: (view) => {
    if (view.incidents.length === 0) return "";
    return [
      markdownTable(
        ["When you see …", "do this first", "do not", "pause first"],
        view.incidents.map((incident) => row(view, incident)),
      ),
      folded(
        "Likely causes, all that is contaminated, and when each is closed",
        view.incidents.map((incident) => more(view, incident)).join("\n\n"),
      ),
    ].join("\n\n");
  },
};

function row({ sheet }: SheetView, { id, entry }: Viewed<RouterEntry>): readonly string[] {
  return [
    `${anchor("incident", id)}**${inertText(entry.title)}**<br>${inertProse(entry.symptom)}`,
    inertProse(entry.first_action),
    inertProse(entry.do_not),
    conclusionLines(sheet, entry.pause_first),
  ];
}

function more(view: SheetView, { entry, signals }: Viewed<RouterEntry>): string {
  const { sheet } = view;
  const paused = sharing(view.conclusions, signals).map(({ id }) => conclusionReference(sheet, id));
  const follows = entry.causes.map((id) => reference("incident", id, sheet.incidents[id]?.title ?? id));
  return [
    `**${inertText(entry.title)}** (${ownerTitle(sheet, entry.owner)})`,
    "",
    `- Likely cause: ${inertProse(entry.likely_cause)}`,
    ...(follows.length === 0 ? [] : [`- Follows from it, and is then no incident of its own: ${inWords(follows)}`]),
    `- Contaminates: ${codes(entry.contaminates)}`,
    `- Pauses: ${inWords(paused) || "nothing"}`,
    `- Closed when: ${inWords(entry.close_when.retests.map((id) => `${retestReference(sheet, id)} passed`)) || "its owner says so"}`,
  ].join("\n");
}
