import { inertHtml } from "../../inert/inert-html.ts";
import { element } from "./markup.ts";

const longRows = 15;

/** A table of plain texts, which may be foreign; the first column names its row. */
export interface DataTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, from 0. */
  readonly numbers: readonly number[];
}

/** A table in a part of its own that can be scrolled by keyboard where it is wider than the screen. */
export function dataTable({ caption, header, rows, numbers }: DataTable): string {
  const kind = (index: number): Readonly<Record<string, string>> =>
    numbers.includes(index) ? { class: "number" } : {};
  const head = header.map((cell, index) => element("th", { scope: "col", ...kind(index) }, inertHtml(cell, 100)));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      ...row.map((cell, index) =>
        index === 0
          ? element("th", { scope: "row" }, inertHtml(cell, 300))
          : element("td", kind(index), inertHtml(cell, 300)),
      ),
    ),
  );
  return element(
    "div",
    { class: rows.length > longRows ? "scroll long" : "scroll", role: "region", tabindex: 0, "aria-label": caption },
    element(
      "table",
      {},
      element("caption", { class: "unseen" }, inertHtml(caption, 300)),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...body.map((row) => `\n${row}`)),
    ),
  );
}

/** The numbers behind a picture, one click or key away. */
export function tableBehind(table: DataTable): string {
  return element(
    "details",
    {},
    element("summary", {}, `The numbers: ${inertHtml(table.caption, 300)}`),
    dataTable(table),
  );
}
