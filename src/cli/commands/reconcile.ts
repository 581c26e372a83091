import { createHmac } from "node:crypto";
import type { LedgerChange } from "../../app/reconcile/dated-changes.ts";
import type { Sheet } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import type { Io } from "../io.ts";
import {
  againstOptions,
  engineOptions,
  fileOption,
  inputsOf,
  judgedOptions,
  memoryOf,
  reading,
} from "../reconcile/reading.ts";
import type { ReconcileQuestion } from "../reconcile/reconcile-question.ts";

const failingShown = { json: 1000, csv: 1_000_000 };
const pseudonymLength = 12;

const nothingNamed = () =>
  new CommandError(
    "nothing to reconcile was named",
    "name the orders and at least one log: --orders orders.csv --server capi.jsonl",
  );

interface Asking {
  readonly sheet: Sheet;
  readonly changes: readonly LedgerChange[];
  readonly given: Given;
  readonly asked: ReconcileQuestion;
}

/** What does not depend on files: names, times, limits. */
function settingsOf(io: Io, { given, asked, sheet, changes }: Asking) {
  return {
    sheet,
    event: asked.event,
    store: asked.store,
    window: asked.window,
    compare: asked.compare,
    retest: asked.retest?.id ?? null,
    now: io.now(),
    pseudonym: (key: string) => createHmac("sha256", asked.salt).update(key).digest("hex").slice(0, pseudonymLength),
    most_failing: given.switches.has("csv") ? failingShown.csv : failingShown.json,
    changes,
  };
}

async function reconcileOrders(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { reconcileQuestion } = await import("../reconcile/reconcile-question.ts");
  const { changesOfHistory } = await import("../reconcile/changes-of-history.ts");
  const { reportForm, writeReport } = await import("../reconcile/reconcile-report.ts");
  const { runReconcile } = await import("../../app/reconcile/run-reconcile.ts");
  const { reconciliationExitCode } = await import("../../app/reconcile/reconciliation-exit-code.ts");
  const inputs = inputsOf(given, nothingNamed());
  memoryOf(given);
  reportForm(given);
  const { sheet } = loadSheet(io);
  const asked = reconcileQuestion(given, sheet, io.now());
  const changes = await changesOfHistory(io, given);
  const settings = settingsOf(io, { given, asked, sheet, changes });
  const report = await reading(io, { given, inputs, mappings: sheet.inputs }, (engine) =>
    runReconcile({ ...settings, ...engine }),
  );
  await writeReport(io, given, { sheet, report, retest: asked.retest });
  return reconciliationExitCode(report, asked.retest?.says ?? null);
}

/** `reconcile`: real orders against the events of both paths and the catalogue. */
export const reconcile: Command = {
  name: "reconcile",
  summary: "Hold real orders against browser events, server events and the catalogue.",
  usage:
    "reconcile [FILE…] [--orders FILE] [--browser FILE] [--server FILE] [--catalogue FILE] [--totals FILE] [--event NAME] [--store S] [--from DAY] [--to DAY] [--compare FROM..TO] [--retest ID] [--json|--markdown|--junit|--csv|--html] [--out FILE]",
  operands: true,
  about:
    "Each order gets one verdict, by the contract of the event in the sheet; what no file shows is unknown, never zero. Files are recognised by their content, those of other systems by the columns that sheet.yml names, and may be globs or - for standard input. Exit code 0 when the limits of --retest hold (without it: when every order is as it should be), 1 when not, 2 when that can't be told: nothing could be judged, no limit is missed but one is not known, or a file could not be read in full. Personal data stays in memory and in the spill folder, which is removed at the end.",
  options: [
    fileOption("orders", "orders: Shopify's CSV export, REST JSON, GraphQL bulk JSON lines, Parquet"),
    ...againstOptions,
    fileOption("totals", "Meta's own totals: date,event,count,value,emq"),
    ...judgedOptions,
    {
      name: "compare",
      value: "SPAN",
      summary: "hold them against an earlier window, FROM..TO; without, the later half against the earlier",
    },
    { name: "retest", value: "ID", summary: "the retest that the report answers; its limits decide the exit code" },
    {
      name: "salt",
      value: "TEXT",
      summary: "key of the orders' pseudonyms, for reports that can be compared; random without",
    },
    ...engineOptions,
    { name: "json", summary: "the whole report, schema/reconciliation.schema.json" },
    { name: "markdown", summary: "for a pull request or an issue" },
    { name: "junit", summary: "for a build server; with --retest a test case for each of its limits" },
    { name: "csv", summary: "every order that is not as it should be" },
    { name: "html", summary: "one page with charts that opens offline" },
    { name: "out", value: "FILE", summary: "write the report there, as a whole" },
  ],
  examples: [
    {
      line: "signal-governance reconcile --orders orders.csv --browser 'har/*.har' --server capi.jsonl.gz",
      says: "what is wrong, and where",
    },
    {
      line: "signal-governance reconcile orders.jsonl capi.jsonl --retest order-reconciliation --json --out governance/evidence/november.json",
      says: "evidence for a resume record",
    },
    {
      line: "signal-governance reconcile orders.jsonl har/*.har capi.jsonl --from 2026-11-08 --compare 2026-11-01..2026-11-07",
      says: "what moved since last week",
    },
  ],
  run: reconcileOrders,
};
