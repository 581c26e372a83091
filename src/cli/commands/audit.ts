import type { ShownAudit } from "../../app/audit/audit-history.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../argv/parse-instant.ts";
import { warnUnmerged } from "../warn-unmerged.ts";

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
  const { createGitRepository } = await import("../../host/git/create-git-repository.ts");
  const { createLedgerCache } = await import("../../host/git/create-ledger-cache.ts");
  const { showAudit } = await import("../../app/audit/audit-history.ts");
  const { hostArrivals } = await import("../host-arrivals.ts");
  const { hostSignatures } = await import("../host-signatures.ts");
  const { packageVersion } = await import("../package-version.ts");
  const span = spanOf(given, io.now());
  const [arrivals, signatures] = [await hostArrivals(io, given), await hostSignatures(io, given)];
  const repository = createGitRepository({ directory: io.directory, env: io.env, absentBlobs: "too-large" });
  try {
    const branch = given.values["branch"] ?? null;
    const cache = given.switches.has("no-cache")
      ? null
      : createLedgerCache({ folder: repository.folder, version: packageVersion() });
    const source = { repository, arrivals, cache, now: io.now().toISOString(), branch };
    return await showAudit(source, { ...span, signatures });
  } finally {
    await repository.close();
  }
}

async function tellAudit(io: Io, given: Given): Promise<ExitCode> {
  if (given.switches.has("csv") && given.switches.has("json"))
    throw new CommandError("--csv and --json contradict each other", "leave one out");
  const { audit, unmerged } = await readAudit(io, given);
  await warnUnmerged(io, unmerged);
  if (given.switches.has("csv")) io.out((await import("../../report/audit/audit-csv.ts")).auditCsv(audit));
  else if (given.switches.has("json")) io.out((await import("../../report/audit/audit-json.ts")).auditJson(audit));
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
    {
      name: "verify",
      value: "OWNER/REPO",
      summary: "ask GitHub how each change landed and who signed, with the token in GITHUB_TOKEN or GH_TOKEN",
    },
    { name: "context", value: "NAME", summary: "with --verify: the gate's status, signal-gate without" },
    {
      name: "gate-account",
      value: "LOGIN",
      summary: "with --verify: the account the gate posts with, github-actions[bot] without",
    },
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
