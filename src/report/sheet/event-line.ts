import type { Event } from "../../model/sheet.ts";
import { sharing, type SheetView, signalsOfEvent } from "./sheet-view.ts";

/** The agreement about one event on one line of plain text, for a ticket or a brief: "Event: …; business action: …; … ." */
export function eventLine(view: SheetView, name: string, event: Event): string {
  const { sheet } = view;
  const signals = signalsOfEvent(sheet, name);
  const sources = Object.entries(event.parameters).map(
    ([parameter, { source_of_truth }]) => `${parameter} from ${source_of_truth}`,
  );
  const parts = [
    ["Event", name],
    ["business action", event.business_action],
    ["event_id logic", event.event_id.logic],
    ["parameter source of truth", listed(sources)],
    ["change trigger", listed(sharing(view.triggers, signals).map(({ entry }) => entry.title))],
    ["owner", sheet.owners[event.owner]?.title ?? event.owner],
    ["conclusion to pause", listed(sharing(view.conclusions, signals).map(({ entry }) => entry.title))],
    ["rollback rule", event.rollback.rule],
  ] as const;
  return `${parts.map(([label, value]) => `${label}: ${withoutStop(value)}`).join("; ")}.`;
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? "none" : items.map(withoutStop).join(", ");
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, "");
}
