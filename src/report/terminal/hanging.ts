import { pageWidth } from "./page-width.ts";
import { wrapped } from "./wrapped.ts";

/** A line that goes on below itself, a little further in, where a terminal's `columns` end; null: there is none, and it stays whole. */
export function hanging(line: string, columns: number | null): string {
  if (columns === null) return line;
  const text = line.trimStart();
  const indent = " ".repeat(line.length - text.length);
  return wrapped(text, pageWidth(columns) - indent.length - 2)
    .map((part, index) => `${indent}${index === 0 ? "" : "  "}${part}`)
    .join("\n");
}
