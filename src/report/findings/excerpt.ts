import type { Place } from "../../model/finding.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import type { SourceLines } from "./source-lines.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";

/** A longer line is shown as the window of this many characters around its mark. */
const windowWidth = 120;
const lead = 50;
const gutterWidth = 5;

/** The marked line of a file and the one above it, ready for a terminal. */
export interface Excerpt {
  /** Lines with their numbers in a gutter. */
  readonly lines: readonly string[];
  /** The gutter of the line below, and as many spaces as stand before the mark. */
  readonly indent: string;
  readonly caret: string;
}

/** Cuts the excerpt of a place; null when its line or column is not known, or the file was not read. */
export function excerptOf({ file, line, column, length }: Place, lines: SourceLines): Excerpt | null {
  const text = line === undefined ? undefined : lines(file, line);
  if (line === undefined || column === undefined || text === undefined) return null;
  const gutter = (label: string): string => `${label.padStart(Math.max(gutterWidth, String(line).length))} | `;
  const above = line > 1 ? lines(file, line - 1) : undefined;
  const { before, marked, after } = parts(text, column - 1, length ?? 1);
  return {
    lines: [
      ...(above === undefined || above.trim() === "" ? [] : [`${gutter(String(line - 1))}${shortened(above)}`]),
      `${gutter(String(line))}${before}${marked}${after}`,
    ],
    indent: `${gutter("")}${" ".repeat(terminalWidth(before))}`,
    caret: "^".repeat(Math.max(1, terminalWidth(marked))),
  };
}

/** Each part is made inert by itself, so that the mark stays below what it marks. */
function parts(text: string, start: number, length: number): Record<"before" | "marked" | "after", string> {
  const from = text.length <= windowWidth ? 0 : Math.max(0, Math.min(start - lead, text.length - windowWidth));
  const to = from + windowWidth;
  return {
    before: `${from > 0 ? "…" : ""}${inertTerminal(text.slice(from, start))}`,
    marked: inertTerminal(text.slice(start, Math.min(start + length, to))),
    after: `${inertTerminal(text.slice(Math.min(start + length, to), to))}${text.length > to ? "…" : ""}`,
  };
}

function shortened(text: string): string {
  return `${inertTerminal(text.slice(0, windowWidth))}${text.length > windowWidth ? "…" : ""}`;
}
