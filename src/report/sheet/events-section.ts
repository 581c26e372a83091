import type { Event, EventPath } from "../../model/sheet.ts";
import { inertBlock, inertCode, inertProse, inertText } from "../inert.ts";
import { inWords } from "../in-words.ts";
import { markdownTable } from "../table.ts";
import { eventLine } from "./event-line.ts";
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
  const { sheet } = view;
  return [
    `### ${anchor("event", name)}${inertText(name)}`,
    `**${inertProse(event.business_action)}** · owned by ${ownerTitle(sheet, event.owner)}`,
    markdownTable(["", ""], rows(view, name, event)),
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
    ["Fires when", inertProse(event.fires_when)],
    ["Never when", inertProse(event.never_when)],
    ["Browser path", pathWords(event.browser)],
    ["Server path", pathWords(event.server)],
    ["event\\_id", eventIdWords(event)],
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
  const passed = retests.length === 0 ? [] : [`${inWords(retests.map((id) => retestReference(sheet, id)))} passed`];
  const soaked = soak_hours === 0 ? [] : [`${String(soak_hours)} h have gone by since the release`];
  const resumed = [...passed, ...soaked];
  const condition = resumed.length === 0 ? "" : `<br>Decisions resume when ${inWords(resumed)}.`;
  return `${inertProse(rollback.rule)}<br>Done by ${ownerTitle(sheet, rollback.owner)}.${condition}`;
}
