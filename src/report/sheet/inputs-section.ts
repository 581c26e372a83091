import type { InputMapping } from "../../model/sheet.ts";
import { namedColumns } from "../../pattern/column-path.ts";
import { inertCode, inertText } from "../inert/inert-markdown.ts";
import { markdownTable } from "../table.ts";
import type { Section } from "./section.ts";

/** Files of other systems that a reconciliation reads, and which of their columns means what. */
export const inputsSection: Section = {
  id: "inputs",
  title: "Files of other systems",
  render: ({ sheet }) => {
    if (sheet.inputs.length === 0) return "";
    return [
      "`signal-governance reconcile` reads a file that it does not know by itself by the one of these whose columns it has.",
      markdownTable(["Mapping", "Holds", "Columns, ours ← theirs", "Times and amounts"], sheet.inputs.map(inputRow)),
    ].join("\n\n");
  },
};

const holding: Readonly<Record<InputMapping["holds"], string>> = {
  orders: "orders",
  browser: "browser events",
  server: "server events",
  catalogue: "the catalogue",
  totals: "Meta's own count",
};

function inputRow({ id, holds, columns, time_zone, decimal, dates }: InputMapping): readonly string[] {
  const pairs = Object.entries(columns).map(([ours, column]) =>
    typeof column !== "string" && "is" in column
      ? `${inertCode(ours)} is always ${inertText(column.is)}`
      : `${inertCode(ours)} ← ${namedColumns(column)
          .map((name) => inertCode(name))
          .join(" + ")}`,
  );
  const writing = [
    ...(time_zone === null ? [] : [`clocks of ${inertText(time_zone)}`]),
    ...(dates === null ? [] : [`dates ${dates.replace("-", " ")}`]),
    ...(decimal === null ? [] : [`cents after ${inertCode(decimal)}`]),
  ];
  return [inertCode(id), holding[holds], pairs.join(", "), writing.join(", ") || "–"];
}
