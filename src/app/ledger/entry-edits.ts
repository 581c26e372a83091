import type { SheetState } from "../../model/facts.ts";
import type { EntryEdit } from "../../model/entry-edit.ts";
import type { SheetEdit } from "../../model/landing.ts";
import type { Sheet } from "../../model/sheet.ts";
import { changedEntries } from "../../gate/requirements/changed-entries.ts";
import { weakenings } from "../../gate/weakening/weakenings.ts";
import type { ArrivalOf } from "./landed-arrivals.ts";
import type { GateFileEdit, LineState, StoredSheetEdit } from "./line-state.ts";
import type { TimeOf } from "./line-times.ts";

interface Standing {
  /** The last one that could be read. */
  readonly sheet: Sheet;
  /** Whether nothing was wrong with it until now. */
  readonly sound: boolean;
}

const whole = (how: EntryEdit["how"]): EntryEdit => ({ entry: "governance", how, weaker: [] });

/** What a commit that edits the files of the sheet did to it; none where it means what it meant. */
export function sheetEdits(
  origin: Omit<StoredSheetEdit, "entries">,
  standing: Standing,
  after: SheetState,
): readonly StoredSheetEdit[] {
  const entries = editsBetween(standing, after);
  return entries.length === 0 ? [] : [{ ...origin, entries }];
}

/** Entry by entry, or that it can no longer be read, or again. */
function editsBetween({ sheet, sound }: Standing, after: SheetState): readonly EntryEdit[] {
  if (after.state === "valid") return [...(sound ? [] : [whole("mended")]), ...entryEdits(sheet, after.sheet)];
  return sound ? [whole(after.state === "broken" ? "broken" : "removed")] : [];
}

/** As the gate tells it; what asks for less through another entry's change is told as well. */
function entryEdits(before: Sheet, after: Sheet): readonly EntryEdit[] {
  const changed = new Map(changedEntries(before, after).map((entry) => [entry.name, entry]));
  const weaker = weakenings(before, after);
  const names = [...new Set([...changed.keys(), ...weaker.map(({ entry }) => entry)])].sort();
  return names.map((name) => {
    const sides = changed.get(name);
    const how = sides?.before === null ? "added" : sides?.after === null ? "removed" : "changed";
    const less = weaker.filter(({ entry }) => entry === name).map(({ what, detail }) => ({ what, detail }));
    return { entry: name, how, weaker: less };
  });
}

function gateFileEdit({ path, before, after }: GateFileEdit): EntryEdit {
  const removed = after === null;
  return {
    entry: path,
    how: before === null ? "added" : removed ? "removed" : "changed",
    weaker: removed ? [{ what: "gate-file-removed", detail: path }] : [],
  };
}

/** Everything that landed on the default branch and changed the sheet or a file of the gate, oldest first. */
export function sheetEditsOf(
  { branch, sheet_edits, gate_files }: Pick<LineState, "branch" | "sheet_edits" | "gate_files">,
  times: TimeOf,
  arrivalOf: ArrivalOf | null,
): readonly SheetEdit[] {
  const files = gate_files.map((edit) => ({ ...edit, entries: [gateFileEdit(edit)] }));
  return [...sheet_edits, ...files]
    .sort((a, b) => a.position - b.position)
    .map(({ commit, position, author, entries }) => {
      const arrival = arrivalOf?.({ commit, branch }) ?? null;
      return { commit, landed_at: times(position), author, arrival, entries };
    });
}
