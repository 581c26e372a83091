import type { Command } from "../command.ts";
import { recordsOf } from "../records-of.ts";

/** `incident list`: incidents that nobody has closed yet. */
export const incidentList: Command = {
  name: "incident list",
  summary: "List the incidents that are open.",
  usage: "incident list [--json]",
  about:
    "Reads governance/records/ as it stands in the working tree: records that have not landed are among them. What they pause, `status` says.",
  options: [{ name: "json", summary: "for a script, schema/incidents.schema.json" }],
  examples: [{ line: "signal-governance incident list", says: "each with what must pass before it can be closed" }],
  run: async (io, given) => {
    const { listIncidents } = await import("../../app/records/read-incident.ts");
    const { loadSheet } = await import("../load-sheet.ts");
    const { incidentsText } = await import("../../report/incidents-text.ts");
    const loaded = loadSheet(io);
    const open = listIncidents(loaded.sheet, await recordsOf(loaded));
    const json = given.switches.has("json");
    io.out(json ? `${JSON.stringify({ version: 1, incidents: open }, null, 2)}\n` : incidentsText(open, io.columns));
    return 0;
  },
};
