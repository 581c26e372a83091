import type { HandoffGap } from "../../model/handoff-gap.ts";
import type { HandoffItem } from "../../model/sheet.ts";
import { counted } from "../in-words.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import { hangingLines } from "../terminal/hanging.ts";
import { pageWidth } from "../terminal/page-width.ts";

/** An item of the checklist with what keeps it from being handed over. */
export interface HandoffRow extends Pick<HandoffItem, "title" | "owner" | "state" | "date" | "evidence"> {
  readonly id: string;
  readonly gaps: readonly Gap[];
}

type Gap = Pick<HandoffGap, "what" | "detail">;

const header = ["item", "owner", "state", "date"] as const;

function cellsOf({ id, owner, state, date, gaps }: HandoffRow): readonly string[] {
  const mark = state === "not-applicable" ? "–" : gaps.length === 0 ? "✓" : "✗";
  const words = state === "not-applicable" ? "does not apply" : state;
  return [`${mark} ${id}`, owner, words, date ?? "–"].map(inertTerminal);
}

/** Gaps that more than one item has, in the same words: each is said once, below all of them. */
function sharedGaps(rows: readonly HandoffRow[]): ReadonlyMap<string, readonly Gap[]> {
  const byWords = new Map<string, readonly Gap[]>();
  for (const gap of rows.flatMap(({ gaps }) => gaps))
    byWords.set(gap.detail, [...(byWords.get(gap.detail) ?? []), gap]);
  return new Map([...byWords].filter(([, gaps]) => gaps.length > 1));
}

function summary(rows: readonly HandoffRow[]): string {
  const gaps = rows.flatMap((row) => row.gaps);
  if (gaps.length === 0) return `all of ${counted(rows.length, "item")} can be handed over`;
  const ready = rows.filter((row) => row.gaps.length === 0).length;
  const count = (what: string): string => `${String(gaps.filter((gap) => gap.what === what).length)} ${what}`;
  return `${String(ready)} of ${counted(rows.length, "item")} can be handed over: ${count("missing")}, ${count("stale")}, ${count("unowned")}`;
}

/** The closeout checklist as a table for a terminal with so many columns, each gap below its item, one that several share below all; the totals stand last. */
export function handoffText(rows: readonly HandoffRow[], columns: number | null): string {
  const width = pageWidth(columns);
  const table = [["  item", ...header.slice(1)], ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? "").length)));
  const lines = table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  const shared = sharedGaps(rows);
  const body = rows.flatMap(({ gaps }, index) => [
    lines[index + 1] ?? "",
    ...gaps
      .filter(({ detail }) => !shared.has(detail))
      .flatMap(({ what, detail }) => hangingLines(`      ${what}: ${inertTerminal(detail)}`, width)),
  ]);
  const legend = [...shared].flatMap(([detail, [{ what } = { what: "missing" }, ...others]]) =>
    hangingLines(`  ${what} in ${counted(others.length + 1, "item")}: ${inertTerminal(detail)}`, width),
  );
  const below = legend.length === 0 ? [] : ["", ...legend];
  return [lines[0] ?? "", ...body, ...below, "", summary(rows), ""].map((line) => line.trimEnd()).join("\n");
}

/** The same as JSON, `schema/closeout.schema.json`. */
export function handoffJson(at: string, rows: readonly HandoffRow[]): string {
  const gaps = rows.reduce((sum, row) => sum + row.gaps.length, 0);
  return `${JSON.stringify({ version: 1, at, gaps, items: rows }, null, 2)}\n`;
}
