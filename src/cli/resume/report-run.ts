import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { RetestRun } from "../../app/records/retest-answers.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import type { Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";

/** A reconciliation as the run of a retest. `copy` is the text that has to be written beside the record; null: it stands in the evidence folder. */
export interface ReportRun {
  readonly run: RetestRun;
  readonly evidence: Evidence;
  readonly report: ReconciliationFile;
  readonly copy: string | null;
}

interface Around {
  readonly root: string;
  readonly folder: string;
  readonly sheet: Sheet;
}

/** `--from REPORT`: which retest it answers and where it stands as evidence; null: none was named. */
export async function reportRun(io: Io, given: Given, { root, folder, sheet }: Around): Promise<ReportRun | null> {
  const name = given.values["from"];
  if (name === undefined) return null;
  const { readReport, readReportText } = await import("../route/route-options.ts");
  const report = readReport(io, name);
  const retest = report.retest ?? onlyReconciliation(sheet, name);
  const inside = relative(root, resolve(io.directory, name)).split(sep).join("/");
  const stands = inside.startsWith("governance/evidence/");
  if (!stands && (given.values["link"] !== undefined || given.values["out"] !== undefined))
    throw new CommandError(
      `${name} is not under governance/evidence/, where it has to be proposed with the record`,
      "copy it there, or leave out --out and --link",
    );
  const path = stands ? inside : freePath(folder, `${report.taken_at.slice(0, 10)}-${retest}`);
  return {
    run: { retest, evidence: path, at: null },
    evidence: { path, blob: "", kind: "reconciliation", report },
    report,
    copy: stands ? null : readReportText(io, name),
  };
}

function onlyReconciliation({ retests }: Sheet, name: string): string {
  const known = Object.keys(retests).filter((id) => retests[id]?.evidence === "reconciliation");
  const [only, ...others] = known;
  if (only !== undefined && others.length === 0) return only;
  throw new CommandError(
    `${name} does not say which retest it answers`,
    known.length === 0
      ? "no retest of this sheet is proven by a reconciliation"
      : `--retest ${known[0] ?? ""}=${name}, or one of ${known.join(", ")}`,
  );
}

function freePath(folder: string, stem: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.json` : `${stem}-${number}.json`;
    if (!existsSync(join(folder, "evidence", name))) return `governance/evidence/${name}`;
  }
}

/** Writes the report beside the record that names it. */
export async function keepReport(folder: string, { copy, run }: ReportRun): Promise<void> {
  if (copy === null) return;
  const { createFile } = await import("../../host/disk/write-file.ts");
  const path = join(folder, run.evidence.replace(/^governance\//u, ""));
  if (!createFile(path, copy)) throw new CommandError(`${run.evidence} exists already`, "try again");
}
