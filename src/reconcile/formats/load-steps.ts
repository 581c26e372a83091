import type { Recognised } from "../recognise.ts";
import { catalogueCsv } from "./catalogue-csv.ts";
import { eventLines } from "./events-jsonl.ts";
import type { LoadStep, SourceFile } from "./load-step.ts";
import { ordersCsv } from "./orders-csv.ts";
import { ordersJsonArray, ordersJsonLines, ordersJsonPages } from "./orders-json.ts";
import { totalsCsv } from "./totals-csv.ts";

function tableSteps(
  file: SourceFile,
  { kind, csv }: Extract<Recognised, { readonly format: "csv" }>,
): readonly LoadStep[] {
  switch (kind) {
    case "orders":
      return ordersCsv(file, csv);
    case "catalogue":
      return catalogueCsv(file, csv);
    case "totals":
      return totalsCsv(file, csv);
  }
}

/** How the engine itself loads a file of this format, or null where it cannot read it. */
export function loadSteps(
  file: SourceFile,
  found: Exclude<Recognised, { readonly kind: "unknown" }>,
): readonly LoadStep[] | null {
  switch (found.format) {
    case "csv":
      return tableSteps(file, found);
    case "rest-lines":
      return ordersJsonLines(file);
    case "rest-array":
      return ordersJsonArray(file);
    case "rest-pages":
      return ordersJsonPages(file);
    case "event-lines":
      return eventLines(found.kind, file);
    default:
      return null;
  }
}
