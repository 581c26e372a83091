import { basename } from "node:path";
import { readReconciliation } from "../../app/reconcile/read-reconciliation.ts";
import type { Sheet, Sign } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { messageFor } from "../../report/finding-pages/finding-messages.ts";
import { isSign, signWords } from "../../report/route/sign-words.ts";
import { unknownName } from "../argv/unknown-name.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { readFile } from "../read-file.ts";
import { knownEntry } from "../argv/known-entry.ts";

/** MiB. */
const largestReport = 1;

/** The entry of the router that a name stands for. */
export function parseSymptom({ incidents }: Sheet, name: string): string {
  knownEntry("the router has no entry", name, incidents);
  return name;
}

/** The signs that names stand for. */
export function parseSigns(names: readonly string[]): readonly Sign[] {
  return names.map((name) => {
    if (isSign(name)) return name;
    throw unknownName("there is no sign", name, Object.keys(signWords));
  });
}

/** The text of a report, as it stands in its file. */
export function readReportText(io: Io, name: string): string {
  return readFile(io, name, largestReport);
}

/** A reconciliation from a file, JSON or YAML. */
export function readReport(io: Io, name: string): ReconciliationFile {
  const read = readReconciliation(/\.ya?ml$/iu.test(name) ? basename(name) : "report.json", readReportText(io, name));
  if (read.ok) return read.report;
  const [first] = read.findings;
  const why = first === undefined ? "its kind is another" : messageFor(first).message;
  const line = first?.place?.line === undefined ? "" : `:${String(first.place.line)}`;
  throw new CommandError(
    `${name}${line} is no reconciliation: ${why}`,
    "schema/reconciliation.schema.json describes one",
  );
}
