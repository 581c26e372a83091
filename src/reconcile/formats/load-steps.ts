import type { Recognised } from "./recognise.ts";
import { catalogueCsv } from "./catalogue-csv.ts";
import { eventLines, eventList } from "./events/events-jsonl.ts";
import { requestRows } from "./events/request-rows.ts";
import type { LoadStep, SourceFile } from "./load-step.ts";
import { ordersBulk } from "./orders/orders-bulk.ts";
import { ordersCsv } from "./orders/orders-csv.ts";
import { ordersJsonArray, ordersJsonLines, ordersJsonPages, ordersWrapped } from "./orders/orders-json.ts";
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

/** Formats that the engine reads by itself. */
type Native = Exclude<
  Recognised,
  | { readonly format: "har" | "tr-log" | "tr-list" | "xml" | "form-bodies" | "held-requests" }
  | { readonly kind: "unknown" }
>;

/** How the engine itself loads a file of this format. */
export function loadSteps(file: SourceFile, found: Native): readonly LoadStep[] {
  switch (found.format) {
    case "csv":
      return tableSteps(file, found);
    case "request-rows":
      return requestRows(file, found.csv);
    case "rest-lines":
      return ordersJsonLines(file);
    case "rest-wrapped":
      return ordersWrapped(file, found);
    case "rest-array":
      return ordersJsonArray(file);
    case "rest-pages":
      return ordersJsonPages(file);
    case "bulk-lines":
      return ordersBulk(file);
    case "event-lines":
      return eventLines(found.kind, file);
    case "event-list":
      return eventList(found.kind, file);
  }
}
