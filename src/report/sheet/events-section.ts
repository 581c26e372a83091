import type { Event, EventPath } from "../../model/sheet.ts";
import { inertBlock, inertCode, inertProse, inertText } from "../inert/inert-markdown.ts";
import { counted, inWords } from "../in-words.ts";
import { markdownTable } from "../table.ts";
import { eventLine } from "./event-line.ts";
import { contractWords } from "./contract-words.ts";
import { anchor, codes, conclusionReference, ownerTitle, reference, retestReference } from "./references.ts";
import type { Section } from "./section.ts";
import { sharing, type SheetView, signalsOfEvent } from "./sheet-view.ts";

/** A part per event: what it means, when it fires, how it travels, what can break it, what rests on it, and a line to copy. */
export const eventsSection: Section = {
  id: "events",
  title: "Events",
  render: (view) =>
    Object.entries(view.sheet.events)
      .map(([name, event]) => eventPart(view, name, event))
      .join("\n\n"),
};

function eventPart(view: SheetView, name: string, event: Event): string {
  return [
    `### ${anchor("event", name)}${inertText(name)}`,
    markdownTable(["Business action", inertProse(event.business_action)], rows(view, name, event)),
    "The agreement on one line, to copy into a ticket or a brief:",
    inertBlock(eventLine(view, name, event)),
  ].join("\n\n");
}

function rows(view: SheetView, name: string, event: Event): readonly (readonly string[])[] {
  const { sheet } = view;
  const signals = signalsOfEvent(sheet, name);
  const triggers = sharing(view.triggers, signals).map(({ id, entry }) => reference("trigger", id, entry.title));
  const conclusions = sharing(view.conclusions, signals).map(({ id }) => conclusionReference(sheet, id));
  return [
    ["Owner", ownerTitle(sheet, event.owner)],
    ["Fires when", inertProse(event.fires_when)],
    ["Never when", inertProse(event.never_when)],
    ["Browser path", pathWords(event.browser)],
    ["Server path", pathWords(event.server)],
    ["event\\_id", eventIdWords(event)],
    ...(event.contract === null ? [] : [["Checked by reconcile", contractWords(event.contract)]]),
    ["Parameters", codes(Object.keys(event.parameters))],
    ["Can be broken by", inWords(triggers) || "no change that this sheet watches"],
    ["Rests on it", inWords(conclusions) || "no conclusion"],
    ["Rollback", rollbackWords(view, event)],
  ].map(([label = "", value = ""]) => [`**${label}**`, value]);
}

function pathWords({ source, sender, detail }: EventPath): string {
  const parts = [
    `source ${inertCode(source)}`,
    ...(sender === null ? [] : [`sender ${inertCode(sender)}`]),
    ...(detail === null ? [] : [inertProse(detail)]),
  ];
  return source === "none" && sender === null && detail === null ? "none" : parts.join(" · ");
}

function eventIdWords({ event_id }: Event): string {
  const template = event_id.template === null ? "" : ` · template ${inertCode(event_id.template)}`;
  return `${inertProse(event_id.logic)}${template}`;
}

function rollbackWords({ sheet }: SheetView, { rollback }: Event): string {
  const { retests, soak_hours } = rollback.resume_when;
  const conditions = [
    "what the change asks for after the release has passed",
    ...retests.map((id) => `so has ${retestReference(sheet, id)}`),
    ...(soak_hours === 0 ? [] : [`${counted(soak_hours, "hour")} lie between the release and the evidence`]),
  ];
  return `${inertProse(rollback.rule)}<br>Done by ${ownerTitle(sheet, rollback.owner)}. Decisions resume when ${inWords(conditions)}.`;
}
