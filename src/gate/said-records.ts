import type { RecordChange } from "../model/record.ts";
import type { Sheet, Signal } from "../model/sheet.ts";
import type { SaidRecord } from "../model/verdict.ts";
import type { RecordFile } from "../model/written.generated.ts";
import { tampering } from "../evidence/record-tampering.ts";
import { compareText } from "../firing/compare-text.ts";
import { declaredSignals, incidentSignals } from "../firing/danger-signals.ts";
import { entryOf } from "../firing/entry-of.ts";
import { expandSignals } from "../firing/expand-signals.ts";
import { conclusionsOn } from "../firing/conclusions-on.ts";

/** What the records of a change say, and which conclusions they are about: people read what follows from them before they merge. */
export function saidRecords(sheet: Sheet, records: readonly RecordChange[]): readonly SaidRecord[] {
  const sorted = [...records].sort((a, b) => compareText(a.path, b.path));
  return sorted.flatMap((change): readonly SaidRecord[] => {
    if (change.after?.state !== "valid" || tampering(change) !== null) return [];
    const { record } = change.after;
    const conclusions = conclusionsOn(sheet, signalsOf(sheet, record));
    return [{ id: change.id, record, is_new: change.before === null, conclusions: titlesOf(sheet, conclusions) }];
  });
}

function titlesOf(sheet: Sheet, ids: readonly string[]): readonly string[] {
  return ids.map((id) => entryOf(sheet.conclusions, id)?.title ?? id);
}

function signalsOf(sheet: Sheet, record: RecordFile): readonly Signal[] {
  switch (record.kind) {
    case "change":
      return [...new Set(record.declares.flatMap((trigger) => declaredSignals(sheet, trigger)))];
    case "incident":
      return incidentSignals(sheet, record);
    case "resume":
    case "release":
      return expandSignals(record.signals, sheet.events);
    case "no-impact":
      return expandSignals(entryOf(sheet.triggers, record.trigger)?.touches ?? [], sheet.events);
  }
}
