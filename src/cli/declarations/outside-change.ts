import { commaList } from "../argv/comma-list.ts";
import type { ExitCode, Given } from "../command.ts";
import { unknownName } from "../argv/unknown-name.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { loadSheet } from "../load-sheet.ts";
import { pastInstant } from "../argv/past-instant.ts";
import { putRecord } from "../put-record.ts";

/** `declare TRIGGER… --at TIME`: a change made outside the repository. */
export async function declareOutsideChange(io: Io, given: Given): Promise<ExitCode> {
  const { declareChange } = await import("../../app/records/declare-change.ts");
  if (given.paths.length === 0)
    throw new CommandError(
      "declare needs the trigger that the change fires",
      "signal-governance declare TRIGGER --at TIME",
    );
  const at = given.values["at"];
  if (at === undefined)
    throw new CommandError(
      "declare needs the time of the change, because the pause counts from it",
      "--at 2026-11-20T14:10:00Z, or --at now",
    );
  const { sheet, folder } = loadSheet(io);
  const draft = declareChange(sheet, {
    triggers: [...new Set(given.paths)],
    happened_at: pastInstant(io, at),
    stores: commaList(given, "store"),
    detail: given.values["detail"] ?? null,
    by: given.values["by"] ?? null,
  });
  if (!("unknown" in draft))
    return putRecord(io, given, { draft, folder, next: "propose it in a pull request, which nothing holds" });
  const what = draft.unknown === "trigger" ? "trigger that can be declared" : "store";
  throw unknownName(`the sheet has no ${what} named`, draft.name, draft.known);
}
