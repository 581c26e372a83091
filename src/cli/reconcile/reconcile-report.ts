import { resolve } from "node:path";
import type { Reconciliation } from "../../model/reconciliation.ts";
import type { NamedRetest, Sheet } from "../../model/sheet.ts";
import { oneOf } from "../argv/one-of.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";

/** The forms that a reconciliation is written in. */
export type ReportForm = (typeof formNames)[number] | "text";

const formNames = ["json", "markdown", "junit", "csv", "html"] as const;

/** The form that was asked for; throws where two are. */
export function reportForm(given: Given): ReportForm {
  return oneOf(given, formNames) ?? "text";
}

interface Answer {
  readonly report: Reconciliation;
  /** What its conclusions and limits stand in. */
  readonly sheet: Sheet;
  /** The retest that it answers. */
  readonly retest: NamedRetest | null;
}

interface Page {
  readonly colour: boolean;
  readonly columns: number | null;
}

/** Each form is loaded only when it is asked for. */
async function rendered(form: ReportForm, { sheet, report, retest }: Answer, page: Page): Promise<string> {
  if (form === "json")
    return (await import("../../report/reconcile/reconciliation-json.ts")).reconciliationJson(report);
  if (form === "csv") return (await import("../../report/reconcile/failing-orders-csv.ts")).failingOrdersCsv(report);
  if (form === "junit")
    return (await import("../../report/reconcile/reconciliation-junit.ts")).reconciliationJunit(report, retest);
  const { conclusionAnswers } = await import("../../report/reconcile/conclusion-answers.ts");
  const conclusions = conclusionAnswers(sheet, report, retest);
  if (form === "markdown") {
    const { reconciliationMarkdown } = await import("../../report/reconcile/reconciliation-markdown.ts");
    return reconciliationMarkdown(report, conclusions);
  }
  if (form === "html") {
    const { reconciliationHtml } = await import("../../report/reconcile/html/reconciliation-html.ts");
    return reconciliationHtml(report, conclusions);
  }
  const { reconciliationText } = await import("../../report/reconcile/reconciliation-text.ts");
  return reconciliationText(report, { ...page, conclusions });
}

/** Prints the report, or writes it to the file of --out as a whole. */
export async function writeReport(io: Io, given: Given, answer: Answer): Promise<void> {
  const file = given.values["out"] === "-" ? undefined : given.values["out"];
  const page = file === undefined ? { colour: io.colour.out, columns: io.columns } : { colour: false, columns: null };
  const text = await rendered(reportForm(given), answer, page);
  if (file === undefined) {
    io.out(text);
    return;
  }
  const { replaceFile } = await import("../../host/disk/write-file.ts");
  replaceFile(resolve(io.directory, file), text);
  io.out(`wrote ${file}\n`);
}
