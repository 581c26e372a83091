import { pageWidth } from "./page-width.ts";
import { wrapped } from "./wrapped.ts";

/** A line broken into lines of at most `width` columns; what goes on below it stands a little further in. */
export function hangingLines(line: string, width: number): readonly string[] {
  const text = line.trimStart();
  const indent = " ".repeat(line.length - text.length);
  return wrapped(text, width - indent.length - 2).map((part, index) => `${indent}${index === 0 ? "" : "  "}${part}`);
}

/** The same where a terminal's `columns` end; null: there is none, and the line stays whole. */
export function hanging(line: string, columns: number | null): string {
  return columns === null ? line : hangingLines(line, pageWidth(columns)).join("\n");
}
