import type { ShownAudit } from "../../app/audit/audit-history.ts";
import { oneOf } from "../argv/one-of.ts";
import { parseInstant } from "../argv/parse-instant.ts";
import { verifyOptions } from "../asked-host.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { warnUnmerged } from "../warn-unmerged.ts";
import { withLedgerSource } from "../with-ledger-source.ts";

/** Both days belong to the span, which ends now at the latest. */
function spanOf({ values }: Given, now: Date): { readonly from: string | null; readonly to: string | null } {
  const moment = (text: string | undefined, day: "start" | "end"): string | null =>
    text === undefined ? null : parseInstant(text, now, day);
  const [from, asked] = [moment(values["from"], "start"), moment(values["to"], "end")];
  if (from !== null && Date.parse(from) > now.getTime())
    throw new CommandError(`${values["from"] ?? from} is still to come`, "begin with today or a day of the past");
  const to = asked !== null && Date.parse(asked) < now.getTime() ? asked : null;
  if (from !== null && to !== null && Date.parse(from) > Date.parse(to))
    throw new CommandError("the span ends before it begins", "--from is the earlier day, --to the later one");
  return { from, to };
}

async function readAudit(io: Io, given: Given): Promise<ShownAudit> {
  const { showAudit } = await import("../../app/audit/audit-history.ts");
  const { hostSignatures } = await import("../host-signatures.ts");
  const span = spanOf(given, io.now());
  const signatures = await hostSignatures(io, given);
  return withLedgerSource(io, given, (source) => showAudit(source, { ...span, signatures }));
}

async function tellAudit(io: Io, given: Given): Promise<ExitCode> {
  const format = oneOf(given, ["csv", "json"]);
  const { audit, unmerged } = await readAudit(io, given);
  await warnUnmerged(io, unmerged);
  if (format === "csv") io.out((await import("../../report/audit/audit-csv.ts")).auditCsv(audit));
  else if (format === "json") io.out((await import("../../report/audit/audit-json.ts")).auditJson(audit));
  else io.out((await import("../../report/audit/audit-text.ts")).auditText(audit, io.columns));
  return 0;
}

/** `audit`: what happened in a span of time, from git and, with a token, from GitHub. */
export const audit: Command = {
  name: "audit",
  summary: "What fired, who changed the sheet, who signed, what was waived, paused and resumed in a span of time.",
  usage: "audit [--from DATE] [--to DATE] [--branch NAME] [--verify OWNER/REPO] [--csv|--json]",
  about:
    "Reads the history of the default branch and its records. Both days belong to the span (UTC); without --from it begins with the adoption of the sheet. Who signed, waived and overrode on pull requests is known to GitHub alone: --verify asks it.",
  options: [
    { name: "from", value: "DATE|TIME", summary: "first day, or a moment with its offset" },
    { name: "to", value: "DATE|TIME", summary: "last day, or a moment with its offset; now without" },
    { name: "branch", value: "NAME", summary: "the default branch, where the checkout does not say it" },
    ...verifyOptions("how each change landed and who signed"),
    { name: "no-cache", summary: "walk the whole history again" },
    { name: "csv", summary: "for a spreadsheet" },
    { name: "json", summary: "for a script, schema/audit.schema.json" },
  ],
  examples: [
    { line: "signal-governance audit --from 2026-11-01 --to 2026-11-30", says: "a month" },
    {
      line: "signal-governance audit --from 2026-10-01 --verify northwind/store --csv > audit.csv",
      says: "a quarter with its signatures, for an auditor",
    },
  ],
  run: tellAudit,
};
