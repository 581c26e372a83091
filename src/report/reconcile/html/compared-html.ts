import type { Reconciliation } from "../../../model/reconciliation.ts";
import { comparisonWords } from "../comparison-words.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./markup.ts";

/** Two windows side by side; null: nobody asked for them and nothing moved. */
export function comparedHtml(report: Reconciliation): string | null {
  const words = comparisonWords(report);
  if (words === null) return null;
  if (words.nothing !== null) return element("p", {}, `Nothing to compare: ${words.nothing}.`);
  const table = dataTable({
    caption: "Two windows",
    header: ["What", words.before, words.after, "Moved by"],
    rows: words.rows.map(({ name, before, after, change }) => [name, before, after, change]),
    numbers: [3],
  });
  const rest = [...(words.rest === null ? [] : [`And ${words.rest}.`]), ...words.notes];
  return rest.length === 0 ? table : `${table}${element("p", { class: "soft" }, rest.join(" "))}`;
}
