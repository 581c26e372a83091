import type { Draft } from "../../app/records/compose-record.ts";
import { incidentDraft, type Routed } from "../../app/records/route-incident.ts";
import { recordPath } from "../../app/sheet/sheet-paths.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { reportFacts } from "../../report/route/report-facts.ts";
import { routeJson } from "../../report/route/route-json.ts";
import { routeText } from "../../report/route/route-text.ts";
import type { Given } from "../command.ts";
import { commaList } from "../argv/comma-list.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { pastInstant } from "../argv/past-instant.ts";

interface Drafting {
  readonly sheet: Sheet;
  readonly routed: Routed;
  /** Whether the record is to be written: then its time has to be known. */
  readonly needed: boolean;
  readonly says: string;
}

/** The record that opens the likeliest incident; null: nothing matched, or no time is known and none is needed. */
export function draftFor(io: Io, given: Given, { sheet, routed, needed, says }: Drafting): Draft | null {
  const { at, segment } = given.values;
  const [first] = routed.routing.incidents;
  if (at === undefined && needed)
    throw new CommandError(
      "the record needs the time since which it is so, because the pause counts from it",
      "--at 2026-11-20T14:10:00Z, or --at now",
    );
  if (at === undefined || first === undefined) return null;
  const happened_at = pastInstant(io, at);
  const detail = says === "" ? undefined : says;
  return incidentDraft(sheet, first, { happened_at, stores: commaList(given, "store"), segment, detail });
}

interface Showing {
  readonly sheet: Sheet;
  readonly routed: Routed;
  readonly draft: Draft | null;
  /** The reconciliation that was routed; null: none. */
  readonly report: ReconciliationFile | null;
  /** Whether to say how the incident is opened. */
  readonly offer: boolean;
}

/** Writes the answer, for people or machines. */
export function showRouting(io: Io, given: Given, { sheet, routed, draft, report, offer }: Showing): void {
  const record = draft?.ok === true ? { path: recordPath(draft.stem), text: draft.text } : null;
  const view = { sheet, ...routed, record };
  const facts = report === null ? null : reportFacts(report);
  io.out(
    given.switches.has("json")
      ? routeJson(view)
      : routeText(view, { colour: io.colour.out, columns: io.columns, offer, facts }),
  );
}
