import type { Inquiry, Routed } from "../../app/records/route-incident.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { commaList } from "../argv/comma-list.ts";
import type { Io } from "../io.ts";
import { recordOptions } from "../put-record.ts";

async function testRoutes(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { routesPath, runRoutingTests } = await import("../../app/policy-tests/run-routing-tests.ts");
  const { routingTestsReport } = await import("../../report/route/routing-tests-report.ts");
  const { sheet, files } = loadSheet(io);
  const file = files.find(({ path }) => path === routesPath)?.content;
  if (file === undefined || !("text" in file))
    throw new CommandError(`there is no ${routesPath}`, "docs/router.md says how routing cases are written");
  const started = io.now().getTime();
  const tests = runRoutingTests(sheet, { path: routesPath, text: file.text });
  const view = { sources: { [routesPath]: file.text }, elapsed_ms: io.now().getTime() - started, columns: io.columns };
  io.out(routingTestsReport(tests, { ...view, json: given.switches.has("json"), colour: io.colour.out }));
  return tests.findings.length > 0 ? 1 : 0;
}

async function inquiryOf(io: Io, given: Given, sheet: Sheet): Promise<Inquiry | null> {
  const { symptom, signs, says, from } = given.values;
  if ([symptom, signs, says, from].every((value) => value === undefined)) return null;
  const { parseSigns, parseSymptom, readReport } = await import("../route/route-options.ts");
  return {
    symptom: symptom === undefined ? null : parseSymptom(sheet, symptom),
    signs: parseSigns(commaList(given, "signs")),
    says: says ?? "",
    report: from === undefined ? null : readReport(io, from),
  };
}

const writes = (given: Given): boolean =>
  given.switches.has("write") || given.values["out"] !== undefined || given.values["link"] !== undefined;

async function routeGiven(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { routeIncident } = await import("../../app/records/route-incident.ts");
  const { folder, sheet } = loadSheet(io);
  const inquiry = await inquiryOf(io, given, sheet);
  if (inquiry === null) {
    const { routeByAsking } = await import("../route/route-by-asking.ts");
    return routeByAsking(io, given, { folder, sheet });
  }
  const { draftFor, showRouting } = await import("../route/show-routing.ts");
  const routed: Routed = routeIncident(sheet, inquiry);
  const draft = draftFor(io, given, { sheet, routed, needed: writes(given), says: inquiry.says });
  showRouting(io, given, { sheet, routed, draft, report: inquiry.report, offer: draft === null });
  if (draft === null || !writes(given)) return routed.routing.incidents.length === 0 ? 1 : 0;
  const { putRecord } = await import("../put-record.ts");
  const next = "propose it in a pull request, which nothing holds";
  // Machines read the answer on standard output and nothing else.
  const said = given.switches.has("json") ? { ...io, out: io.err } : io;
  return putRecord(said, given, { draft, folder, next });
}

/** `route`: from what is seen to the likely incident, the first action, and what to pause first. */
export const route: Command = {
  name: "route",
  summary: "From what you see to the likely incident: what to do first, what not, what to pause.",
  usage: "route [--symptom ENTRY] [--signs SIGNS] [--says WORDS] [--from REPORT] [--write --at TIME] | route --test",
  about:
    "Asks what you see unless options say it: with arrow keys on a terminal, with numbers and a line per answer otherwise. One root cause is one incident; what follows from it stands under it. Nothing is written before the last answer.",
  options: [
    { name: "symptom", value: "ENTRY", summary: "an entry of governance/router.yml" },
    { name: "signs", value: "SIGNS", summary: "what is seen, with commas between; docs/router.md lists them" },
    { name: "says", value: "WORDS", summary: "what is seen, in your own words" },
    { name: "from", value: "REPORT", summary: "a reconciliation: rates that miss the sheet's limits are signs" },
    { name: "write", summary: "write the record that opens the incident" },
    ...recordOptions,
    { name: "at", value: "TIME", summary: "since when, with its offset: 2026-11-20T14:10:00+01:00, or now" },
    { name: "store", value: "STORES", summary: "only these stores, with commas between; all of them without" },
    { name: "segment", value: "TEXT", summary: "the part of the traffic, such as mobile" },
    { name: "test", summary: "ask the cases of governance/tests/routes.yml and compare" },
    {
      name: "json",
      summary: "as machines read it, schema/routing.schema.json; with --test schema/findings.schema.json",
    },
  ],
  examples: [
    { line: "signal-governance route", says: "asks" },
    { line: "signal-governance route --signs duplicated-orders,ids-differ", says: "what a check has shown" },
    { line: 'signal-governance route --says "revenue is too low, the counts are right"', says: "words" },
    { line: "signal-governance route --from reconciliation.json --write --at now", says: "route a report and pause" },
    { line: "signal-governance route --test", says: "after an edit of the router" },
  ],
  run: (io, given) => (given.switches.has("test") ? testRoutes(io, given) : routeGiven(io, given)),
};
