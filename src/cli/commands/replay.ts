import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../argv/parse-instant.ts";
import { withRepository } from "../with-repository.ts";
import { wholeNumber } from "../argv/whole-number.ts";

const mostCommits = 1_000_000;

/** Git would take any word for some moment, and a bare day for that day at this hour. */
function sinceOf(io: Io, given: Given): string | null {
  const text = given.values["since"];
  return text === undefined ? null : parseInstant(text, io.now(), "start");
}

async function replayInto(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { replayHistory } = await import("../../app/replay/replay-history.ts");
  const { createReplayCounter } = await import("../../app/replay/replay-totals.ts");
  const { sheetsInHistory } = await import("../../app/replay/sheets-in-history.ts");
  const { replayJsonLine, replayText, replayTotalsJson } = await import("../../report/replay-report.ts");
  const { progressBar } = await import("../progress-bar.ts");
  return withRepository(io, "too-large", async (repository): Promise<ExitCode> => {
    const named = given.values["sheet"];
    const sheet = named === undefined ? null : loadSheet(io, named).sheet;
    const sheets = sheet === null ? sheetsInHistory(repository) : { judging: () => Promise.resolve(sheet) };
    const query = {
      range: given.paths[0] ?? "HEAD",
      first_parent: !given.switches.has("all"),
      since: sinceOf(io, given),
      limit: wholeNumber(given, "limit", { most: mostCommits, such: 500 }),
    };
    const json = given.switches.has("json");
    const counter = createReplayCounter(sheet, wholeNumber(given, "resumed-every", { most: 366, such: 7 }));
    const bar = progressBar(io, await repository.count(query), "commits");
    let done = 0;
    for await (const commit of replayHistory({ repository, sheets, branch: given.values["branch"] ?? "main" }, query)) {
      counter.add(commit);
      if (json) io.out(replayJsonLine(commit));
      bar.at((done += 1));
      if (done % 100 === 0) await io.drained();
    }
    bar.end();
    io.out(json ? replayTotalsJson(counter.totals()) : replayText(counter.totals(), io.columns));
    return 0;
  });
}

/** `replay`: what the sheet would have asked for in the past. */
export const replay: Command = {
  name: "replay",
  summary: "Walk the history: what would have fired, been asked for and paused.",
  usage: "replay [REV-RANGE] [--sheet DIR] [--since DATE] [--resumed-every DAYS] [--all] [--limit N] [--json]",
  operands: true,
  about:
    "Each commit is compared with its first parent and judged by the sheet that stood there then, or by one sheet for all with --sheet. Use it to tune triggers: the noisiest conditions come first, the silent ones last.",
  options: [
    { name: "sheet", value: "DIR", summary: "judge every commit by the sheet in this folder" },
    {
      name: "since",
      value: "DATE",
      summary: "leave out commits from before this day (UTC), or moment with its offset",
    },
    { name: "all", summary: "every commit, not only the first-parent line" },
    { name: "limit", value: "N", summary: "stop after the newest N commits" },
    {
      name: "resumed-every",
      value: "DAYS",
      summary: "count the days each conclusion would have stood paused, with a resume this often",
    },
    { name: "branch", value: "NAME", summary: "branch that the commits count as landed on; main without" },
    { name: "json", summary: "a line of JSON per commit, then one with the totals, schema/replay.schema.json" },
  ],
  examples: [
    { line: "signal-governance replay --sheet governance --limit 500", says: "today's sheet on the last 500 landings" },
    { line: "signal-governance replay v1.0..main --json > replay.jsonl", says: "for a script" },
    {
      line: "signal-governance -C ../store replay --sheet ../sheets/governance --since 2026-01-01",
      says: "try a sheet on another repository",
    },
  ],
  run: async (io, given) => {
    if (given.paths.length > 1) throw new CommandError("replay takes one range", "write it as FROM..TO");
    return replayInto(io, given);
  },
};
