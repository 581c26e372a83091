import type { Audit, AuditRow } from "../../model/audit.ts";
import { csv, type CsvCell } from "../csv.ts";
import { plainText } from "../inert/plain-text.ts";

const longest = 2_000;
const header = [
  "time",
  "kind",
  "subject",
  "what",
  "who",
  "roles",
  "pull_request",
  "commit",
  "link",
  "stores",
  "conclusions",
  "verified",
] as const;

/** An audit as a spreadsheet takes it, a line per thing that happened; several names in one cell stand after each other. */
export function auditCsv({ rows, verified }: Audit): string {
  return csv(
    header,
    rows.map((row) => cells(row, verified)),
  );
}

function cells(row: AuditRow, verified: boolean): readonly CsvCell[] {
  const text = (value: string | null): string => plainText(value ?? "", longest);
  const list = (values: readonly string[]): string => text(values.join(" "));
  return [
    row.at,
    row.kind,
    text(row.subject),
    text(row.what),
    text(row.who),
    list(row.roles),
    row.pull_request ?? "",
    row.commit ?? "",
    text(row.link),
    list(row.stores),
    list(row.conclusions),
    verified ? "yes" : "no",
  ];
}
