import type { Event, Sheet } from "../../model/sheet.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** One entry of the sheet: whose it is and what it means, without titles and contacts. */
export interface SheetEntry {
  readonly owner: string;
  readonly meaning: unknown;
}

/** Every entry of a sheet by its name: `triggers.checkout`, `events.Purchase`, `policy`. */
export function sheetEntries(sheet: Sheet): ReadonlyMap<string, SheetEntry> {
  const growth = sheet.policy.owner;
  const entries = new Map<string, SheetEntry>([["policy", { owner: growth, meaning: sheet.policy }]]);
  const add = <T>(group: string, items: Readonly<Record<string, T>>, entry: (item: T) => SheetEntry): void => {
    for (const [id, item] of Object.entries(items)) entries.set(`${group}.${id}`, entry(item));
  };
  add("stores", sheet.stores, (store) => ({ owner: growth, meaning: store }));
  for (const { id, ...meaning } of sheet.inputs) entries.set(`inputs.${id}`, { owner: growth, meaning });
  add("owners", sheet.owners, ({ title: _title, contact: _contact, ...meaning }) => ({ owner: growth, meaning }));
  add("parameters", sheet.parameters, (parameter) => ({ owner: parameter.owner, meaning: parameter }));
  add("events", sheet.events, (event) => ({ owner: event.owner, meaning: eventMeaning(sheet, event) }));
  add("conclusions", sheet.conclusions, ({ title: _title, ...meaning }) => ({ owner: meaning.owner, meaning }));
  add("retests", sheet.retests, ({ title: _title, ...meaning }) => ({ owner: meaning.owner, meaning }));
  add("triggers", sheet.triggers, ({ title: _title, ...meaning }) => ({ owner: meaning.owner, meaning }));
  add("router", sheet.incidents, ({ title: _title, ...meaning }) => ({ owner: meaning.owner, meaning }));
  add("handoff", sheet.handoff.items, ({ title: _title, ...meaning }) => ({ owner: meaning.owner, meaning }));
  entries.set("handoff.links", { owner: growth, meaning: sheet.handoff.links });
  entries.set("handoff.max_age_days", { owner: growth, meaning: sheet.handoff.max_age_days });
  return entries;
}

/** An event says only what it overrides: an edit of a parameter is that parameter's change alone. */
function eventMeaning(sheet: Sheet, event: Event): unknown {
  const parameters = Object.entries(event.parameters).map(([id, parameter]) => {
    const inherited = canonicalJson(parameter) === canonicalJson(entryOf(sheet.parameters, id) ?? null);
    return [id, inherited ? null : parameter] as const;
  });
  return { ...event, parameters: Object.fromEntries(parameters) };
}
