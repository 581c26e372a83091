import type { AuditRow } from "../../model/audit.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { EntryEdit } from "../../model/entry-edit.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { sheetEditWords } from "../../report/audit/sheet-edit-words.ts";
import { auditRow, touchedBy } from "./audit-row.ts";

/** What landed and changed the sheet or a file of the gate, entry by entry. */
export function auditSheetEdits({ sheet, sheet_edits }: LedgerFacts): readonly AuditRow[] {
  return sheet_edits.flatMap(({ commit, landed_at: at, author, arrival, entries }) =>
    entries.map((edit) =>
      auditRow(sheet, {
        at,
        commit,
        arrival,
        kind: edit.weaker.length > 0 ? "weakening" : "sheet-change",
        subject: edit.entry,
        what: sheetEditWords(edit),
        who: arrival?.by ?? author,
        ...concernedBy(sheet, edit),
      }),
    ),
  );
}

/** Stores and signals of an entry as today's sheet has it; a policy or a role is about every store and no signal. */
function concernedBy(
  sheet: Sheet,
  { entry }: EntryEdit,
): { readonly stores: readonly string[] | null; readonly signals: readonly Signal[] } {
  const [, group, id] = /^([a-z]+)\.(.+)$/u.exec(entry) ?? [];
  if (group === undefined || id === undefined) return { stores: null, signals: [] };
  return { stores: group === "stores" ? [id] : null, signals: signalsOf(sheet, group, id) };
}

function signalsOf(sheet: Sheet, group: string, id: string): readonly Signal[] {
  switch (group) {
    case "triggers":
      return touchedBy(sheet, [id]);
    case "events":
      return [`${id}.*`];
    case "parameters":
      return [`*.${id}`];
    case "conclusions":
      return entryOf(sheet.conclusions, id)?.rests_on ?? [];
    case "retests":
      return entryOf(sheet.retests, id)?.proves ?? [];
    case "router":
      return entryOf(sheet.incidents, id)?.contaminates ?? [];
    default:
      return [];
  }
}
