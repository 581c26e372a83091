import { counted } from "../in-words.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { wrapped } from "../terminal/wrapped.ts";

/** An item of the checklist with what keeps it from being handed over. */
export interface HandoffRow {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly state: "open" | "done" | "not-applicable";
  readonly date: string | null;
  readonly evidence: string | null;
  readonly gaps: readonly { readonly what: "missing" | "stale" | "unowned"; readonly detail: string }[];
}

const header = ["item", "owner", "state", "date"] as const;

function cellsOf({ id, owner, state, date, gaps }: HandoffRow): readonly string[] {
  const mark = state === "not-applicable" ? "–" : gaps.length === 0 ? "✓" : "✗";
  const words = state === "not-applicable" ? "does not apply" : state;
  return [`${mark} ${id}`, owner, words, date ?? "–"].map(inertTerminal);
}

function gapLines({ gaps }: HandoffRow, width: number): readonly string[] {
  return gaps.flatMap(({ what, detail }) =>
    wrapped(`${what}: ${inertTerminal(detail)}`, width - 8).map(
      (line, at) => `${at === 0 ? "      " : "        "}${line}`,
    ),
  );
}

function summary(rows: readonly HandoffRow[]): string {
  const gaps = rows.flatMap((row) => row.gaps);
  if (gaps.length === 0) return `all of ${counted(rows.length, "item")} can be handed over`;
  const ready = rows.filter((row) => row.gaps.length === 0).length;
  const count = (what: string): string => `${String(gaps.filter((gap) => gap.what === what).length)} ${what}`;
  return `${String(ready)} of ${counted(rows.length, "item")} can be handed over: ${count("missing")}, ${count("stale")}, ${count("unowned")}`;
}

/** The closeout checklist as a table for a terminal with so many columns, each gap below its item; the totals stand last. */
export function handoffText(rows: readonly HandoffRow[], columns: number | null): string {
  const width = pageWidth(columns);
  const table = [["  item", ...header.slice(1)], ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? "").length)));
  const lines = table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  const body = rows.flatMap((row, index) => [lines[index + 1] ?? "", ...gapLines(row, width)]);
  return [lines[0] ?? "", ...body, "", summary(rows), ""].map((line) => line.trimEnd()).join("\n");
}

/** The same as JSON, `schema/closeout.schema.json`. */
export function handoffJson(at: string, rows: readonly HandoffRow[]): string {
  const gaps = rows.reduce((sum, row) => sum + row.gaps.length, 0);
  return `${JSON.stringify({ version: 1, at, gaps, items: rows }, null, 2)}\n`;
}
