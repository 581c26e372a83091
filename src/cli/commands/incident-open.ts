import type { IncidentReport } from "../../app/records/write-incident.ts";
import type { RouterEntry } from "../../model/sheet.ts";
import type { Command } from "../command.ts";
import { incidentOptions, incidentSaid } from "../incidents/incident-options.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../argv/parse-instant.ts";
import { putRecord, recordOptions } from "../put-record.ts";
import { onlyName } from "../argv/only-name.ts";
import { knownEntry } from "../argv/known-entry.ts";

async function sayFirst(io: Io, { first_action, do_not }: RouterEntry): Promise<void> {
  const { notToDo } = await import("../../report/route/not-to-do.ts");
  io.out(`first: ${first_action}\n`);
  io.out(`do not: ${notToDo(do_not)}\n`);
}

/** `incident open`: a record that something has gone wrong. */
export const incidentOpen: Command = {
  name: "incident open",
  summary: "Record that something has gone wrong.",
  usage: "incident open ENTRY [--at TIME] [--store STORES] [--signals SIGNALS] [--detail TEXT] …",
  operands: true,
  about:
    "ENTRY is an entry of router.yml. Conclusions that rest on the contaminated signals are paused from the moment it began until `incident close`. A new record is never held by the gate. Names, addresses and e-mails do not belong in it.",
  options: [...incidentOptions, ...recordOptions],
  examples: [
    {
      line: 'signal-governance incident open value-drift --at 2026-11-20T14:10:00Z --store us --detail "Server totals leave out shipping"',
      says: "writes governance/records/2026-11-20-value-drift.yml",
    },
    {
      line: "signal-governance incident open purchase-spike --at now --link northwind/store",
      says: "a link for someone without a checkout",
    },
  ],
  run: async (io, given) => {
    const { writeIncident } = await import("../../app/records/write-incident.ts");
    const incident = onlyName(
      given,
      "incident open needs one entry of the router",
      "signal-governance incident open value-drift",
    );
    const { loadSheet } = await import("../load-sheet.ts");
    const { sheet, folder } = loadSheet(io);
    const entry = knownEntry("the router has no entry", incident, sheet.incidents);
    const said = incidentSaid(io, given);
    const report: IncidentReport = { happened_at: said.from ?? parseInstant("now", io.now()), ...said, incident };
    const next = "propose it in a pull request, which nothing holds";
    const code = await putRecord(io, given, { draft: writeIncident(sheet, report), folder, next });
    if (code === 0 && given.values["link"] === undefined && given.values["out"] !== "-") await sayFirst(io, entry);
    return code;
  },
};
