import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { nearestName } from "../../app/sheet/nearest-name.ts";
import { readReconciliation } from "../../app/reconcile/read-reconciliation.ts";
import type { Sheet, Sign } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { messageFor } from "../../report/finding-pages/finding-messages.ts";
import { isSign, signWords } from "../../report/route/sign-words.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";

const mostBytes = 1024 * 1024;

function unknown(what: string, name: string, known: readonly string[]): CommandError {
  const meant = nearestName(name, known);
  const hint = meant === null ? `known: ${known.join(", ") || "none"}` : `did you mean ${meant}?`;
  return new CommandError(`there is no ${what} ${JSON.stringify(name)}`, hint);
}

/** The entry of the router that a name stands for. */
export function parseSymptom({ incidents }: Sheet, name: string): string {
  if (Object.hasOwn(incidents, name)) return name;
  throw unknown("entry of the router named", name, Object.keys(incidents));
}

/** Names with commas between. */
export function names(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
}

/** Signs with commas between. */
export function parseSigns(list: string): readonly Sign[] {
  return names(list).map((name) => {
    if (isSign(name)) return name;
    throw unknown("sign", name, Object.keys(signWords));
  });
}

/** The text of a report, as it stands in its file. */
export function readReportText(io: Io, name: string): string {
  const path = resolve(io.directory, name);
  try {
    if (statSync(path).size > mostBytes) throw new Error("it is larger than 1 MB");
    return readFileSync(path, "utf8");
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${name} can't be read: ${words}`, "check the name");
  }
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
