import { resolve } from "node:path";
import type { Reconciliation } from "../../model/reconciliation.ts";
import type { Retest } from "../../model/sheet.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";

/** Each form of the report, loaded only when it is asked for. */
const forms = {
  json: async () => (await import("../../report/reconcile/reconciliation-json.ts")).reconciliationJson,
  markdown: async () => (await import("../../report/reconcile/reconciliation-markdown.ts")).reconciliationMarkdown,
  csv: async () => (await import("../../report/reconcile/failing-orders-csv.ts")).failingOrdersCsv,
  html: async () => (await import("../../report/reconcile/html/reconciliation-html.ts")).reconciliationHtml,
} as const;

export type ReportForm = keyof typeof forms | "junit" | "text";

const formNames = ["json", "markdown", "junit", "csv", "html"] as const;

/** The form that was asked for; throws where two are. */
export function reportForm({ switches }: Given): ReportForm {
  const wanted = formNames.filter((form) => switches.has(form));
  if (wanted.length < 2) return wanted[0] ?? "text";
  throw new CommandError(`--${wanted.join(" and --")} contradict each other`, "choose one; --json holds everything");
}

interface Answer {
  readonly report: Reconciliation;
  /** The retest that it answers. */
  readonly retest: { readonly id: string; readonly says: Retest } | null;
}

async function rendered(form: ReportForm, { report, retest }: Answer, colour: boolean): Promise<string> {
  if (form === "junit") {
    const { reconciliationJunit } = await import("../../report/reconcile/reconciliation-junit.ts");
    return reconciliationJunit(report, retest);
  }
  if (form !== "text") return (await forms[form]())(report);
  const { reconciliationText } = await import("../../report/reconcile/reconciliation-text.ts");
  return reconciliationText(report, { colour });
}

/** Prints the report, or writes it to the file of --out as a whole. */
export async function writeReport(io: Io, given: Given, answer: Answer): Promise<void> {
  const file = given.values["out"];
  const text = await rendered(reportForm(given), answer, file === undefined && io.colour.out);
  if (file === undefined) {
    io.out(text);
    return;
  }
  const { replaceFile } = await import("../../host/disk/write-file.ts");
  replaceFile(resolve(io.directory, file), text, `${process.pid}`);
  io.out(`wrote ${file}\n`);
}
