import type { AskedStatus, ShownStatus } from "../../app/status/show-status.ts";
import { oneOf } from "../argv/one-of.ts";
import { verifyOptions } from "../asked-host.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import type { Io } from "../io.ts";
import { warnUnmerged } from "../warn-unmerged.ts";
import { withLedgerSource } from "../with-ledger-source.ts";

interface Told {
  readonly asked: AskedStatus;
  readonly shown: ShownStatus;
}

async function readStatus(io: Io, given: Given, asked: AskedStatus): Promise<ShownStatus> {
  const { showStatus } = await import("../../app/status/show-status.ts");
  const { laterBar } = await import("../progress-bar.ts");
  return withLedgerSource(io, given, async (source) => {
    const range = { range: source.branch ?? "HEAD", first_parent: true, since: null, limit: null };
    const bar = laterBar(io, () => source.repository.count(range), "commits");
    const shown = await showStatus({ ...source, onProgress: bar.at }, asked);
    bar.end();
    return shown;
  });
}

async function print(io: Io, format: "json" | "html" | "csv" | null, told: Told): Promise<void> {
  const { shown, asked } = told;
  if (format === "json") io.out((await import("../../report/status/status-json.ts")).statusJson(shown));
  else if (format === "csv") {
    await warnUnmerged(io, shown.unmerged);
    io.out((await import("../../report/status/status-csv.ts")).statusCsv(shown));
  } else if (format === "html") {
    const { statusDays } = await import("../../app/status/status-days.ts");
    const { statusHtml } = await import("../../report/status/status-html.ts");
    const { ledger, sheet, status } = shown;
    io.out(statusHtml(shown, statusDays(ledger, sheet, { ...asked, at: status.at })));
  } else {
    const { statusText } = await import("../../report/status/status-text.ts");
    io.out(statusText(shown, { colour: io.colour.out, columns: io.columns }));
  }
}

async function tellStatus(io: Io, given: Given): Promise<ExitCode> {
  const format = oneOf(given, ["json", "html", "csv"]);
  const { requireKnownNames, statusQuestion } = await import("../status-question.ts");
  const asked = statusQuestion(given, io.now());
  const shown = await readStatus(io, given, asked);
  requireKnownNames(asked, shown.sheet);
  await print(io, format, { asked, shown });
  return shown.status.conclusions.every(({ state }) => state === "usable") ? 0 : 1;
}

/** `status`: what may be used, per store and conclusion, now or on any day of the history. */
export const status: Command = {
  name: "status",
  summary: "Can I use it? Per store and conclusion: usable or paused, why, and what to use instead.",
  usage:
    "status [--at WHEN] [--window FROM..TO] [--store S,…] [--conclusion C,…] [--branch NAME] [--verify OWNER/REPO] [--json|--html|--csv]",
  about:
    "Follows from the history of the default branch and the records in it. A past day is answered by what is known now about that day; a date without a time means the end of that day in UTC. Exit code 0 when every row may be used, 1 when one is paused. Without --verify the branch is taken at its word, and the answer says so.",
  options: [
    {
      name: "at",
      value: "WHEN",
      summary: "how it stood then: the end of a day (UTC), or a moment with its offset",
    },
    {
      name: "window",
      value: "FROM..TO",
      summary: "what to leave out when reading a report of these days, both included",
    },
    { name: "store", value: "S,…", summary: "only these stores" },
    { name: "conclusion", value: "C,…", summary: "only these conclusions" },
    { name: "branch", value: "NAME", summary: "the default branch, where the checkout does not say it" },
    ...verifyOptions("how each change landed"),
    { name: "no-cache", summary: "walk the whole history again" },
    { name: "json", summary: "for a script, schema/status.schema.json" },
    { name: "html", summary: "one page for people without git, to send or to publish" },
    { name: "csv", summary: "for a spreadsheet" },
  ],
  examples: [
    { line: "signal-governance status", says: "may I use it today, and if not, what instead?" },
    { line: "signal-governance status --at 2026-11-20 --conclusion roas", says: "was it usable that day?" },
    {
      line: "signal-governance status --store us --window 2026-11-15..2026-11-21",
      says: "what to leave out of last week's report",
    },
    { line: "signal-governance status --html > status.html", says: "a page for the media team" },
  ],
  run: tellStatus,
};
