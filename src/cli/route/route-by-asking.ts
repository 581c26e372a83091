import { incidentDraft, routeIncident } from "../../app/records/route-incident.ts";
import type { Sheet } from "../../model/sheet.ts";
import { askExtent } from "../ask/ask-extent.ts";
import { askWhatIsSeen } from "../ask/ask-what-is-seen.ts";
import type { Asker } from "../ask/asker.ts";
import { clackAsker } from "../ask/clack-asker.ts";
import { lineAsker } from "../ask/line-asker.ts";
import type { ExitCode, Given } from "../command.ts";
import type { Io } from "../io.ts";
import { putRecord } from "../put-record.ts";
import { showRouting } from "./show-routing.ts";

interface Where {
  readonly folder: string;
  readonly sheet: Sheet;
}

async function converse(
  io: Io,
  given: Given,
  { asker, folder, sheet }: Where & { readonly asker: Asker },
): Promise<ExitCode> {
  const observation = await askWhatIsSeen(asker, sheet);
  const routed = routeIncident(sheet, { ...observation, report: null });
  showRouting(io, given, { sheet, routed, draft: null, report: null, offer: false });
  const [first] = routed.routing.incidents;
  if (first === undefined) return 1;
  const extent = await askExtent(asker, sheet, io.now());
  if (extent === null) return 0;
  const draft = incidentDraft(sheet, first, extent);
  return putRecord(io, given, { draft, folder, next: "propose it in a pull request, which nothing holds" });
}

/** Asks what is seen, answers, and offers to write the record. Nothing is written before the last answer. */
export async function routeByAsking(io: Io, given: Given, where: Where): Promise<ExitCode> {
  const asker = io.terminal === null ? lineAsker(io.input(), io.err) : await clackAsker(io.terminal);
  try {
    return await converse(io, given, { ...where, asker });
  } finally {
    asker.close();
  }
}
