import type { Finding } from "../../model/finding.ts";
import type { Reconciliation } from "../../model/reconciliation.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import { refused } from "../../reconcile/readers/pixel-request.ts";
import { sqlText } from "../../reconcile/sql-text.ts";

type Inputs = Reconciliation["inputs"];
type Kind = Inputs[number]["kind"];

/** A file of which nothing is in the tables. */
export interface EmptyFile {
  readonly file: string;
  readonly kind: Kind;
  /** Whether its lines say why. */
  readonly rejected: boolean;
}

const tableOf: Readonly<Record<Kind, string>> = {
  orders: "orders",
  browser: "events",
  server: "events",
  catalogue: "catalogue",
  totals: "totals",
};

/** The file, if nothing of it is in the tables; one whose requests were all refused was read, and says that no event was taken. */
export async function emptyFile({ rows }: Warehouse, file: string, kind: Kind): Promise<readonly EmptyFile[]> {
  const any = async (table: string, which = "true") =>
    (await rows(`SELECT 1 AS one FROM ${table} WHERE file = ${sqlText(file)} AND ${which} LIMIT 1`)).length > 0;
  if ((await any(tableOf[kind])) || (await any("rejects", `reason = ${sqlText(refused)}`))) return [];
  return [{ file, kind, rejected: await any("rejects") }];
}

/** A kind of which nothing was read at all is no path that sends nothing; one empty file among others may be right. */
export function emptyFindings(empty: readonly EmptyFile[], read: Inputs): readonly Finding[] {
  const isBare = (kind: Kind) => read.some((one) => one.kind === kind && one.read === 0);
  return empty
    .filter(({ kind, rejected }) => isBare(kind) || !rejected)
    .map(({ file, kind }) => {
      const severity = isBare(kind) ? "error" : "warning";
      return { code: "input-empty", severity, place: { file }, args: { kind } };
    });
}
