import type { OpenIncident, RecordText } from "../../app/records/read-incident.ts";
import type { WrittenIncidentRecord } from "../../model/written.generated.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import type { LoadedSheet } from "../load-sheet.ts";
import { recordsOf } from "../records-of.ts";
import { onlyName } from "../argv/only-name.ts";

/** An incident that a command line names, in its file. */
export interface IncidentAtHand extends LoadedSheet {
  readonly file: RecordText;
  readonly record: WrittenIncidentRecord;
}

/** The open incident named first on the command line, or a closed one where `closed` says so; anything else is an error that says what is open. */
export async function incidentAtHand(
  io: Io,
  given: Given,
  { line, closed }: { readonly line: string; readonly closed: boolean },
): Promise<IncidentAtHand> {
  const { openIncident } = await import("../../app/records/read-incident.ts");
  const { loadSheet } = await import("../load-sheet.ts");
  const id = onlyName(given, `${line} needs the record's name`, `signal-governance ${line} 2026-11-20-value-drift`);
  const loaded = loadSheet(io);
  const found = openIncident(await recordsOf(loaded), id.replace(/^.*\//u, "").replace(/\.ya?ml$/u, ""));
  return found.ok || (closed && found.why === "closed")
    ? { ...loaded, file: found.file, record: found.record }
    : refused(id, found);
}

function refused(id: string, found: Exclude<OpenIncident, { readonly ok: true }>): never {
  switch (found.why) {
    case "unknown":
      throw new CommandError(
        `there is no record ${JSON.stringify(id)}`,
        found.known.length === 0 ? "no incident is open" : `open: ${found.known.join(", ")}`,
      );
    case "broken":
      throw new CommandError(`${found.file.path} can't be read`, "signal-governance lint says why");
    case "other-kind":
      throw new CommandError(`${id} is a ${found.kind} record, no incident`, "only incidents are updated and closed");
    case "closed":
      throw new CommandError(
        `${id} was closed at ${found.at}`,
        `what went wrong since is a new incident; if status says that this closing does not count, open it again: signal-governance incident update ${found.file.id} --detail WHY`,
      );
    case "amended":
      throw new CommandError(`${found.by} has replaced the scope of ${id}`, `name ${found.by} instead`);
  }
}
