import type { Sample } from "../../model/sample.ts";
import { type Paint, painter } from "../findings/paint.ts";
import { terminalWidth } from "../findings/terminal-width.ts";
import { inertTerminal } from "../inert-terminal.ts";
import { plainText } from "../plain-text.ts";
import { sampleHeader, type SampleRow, sampleRows } from "./sample-rows.ts";
import type { SampleProof } from "./sample-proof.ts";
import { sampleSummary } from "./sample-words.ts";

const widest = 24;
const widestNote = 100;
const widestProof = 400;

interface Showing {
  readonly colour: boolean;
  /** Whether it proves its retest; null: it has no row. */
  readonly proof: SampleProof | null;
}

/** A sample for a terminal: each order or product from every source, side by side. */
export function sampleText(sample: Sample, { colour, proof }: Showing): string {
  const paint = painter(colour);
  const header = sampleHeader(sample);
  const blocks = sampleRows(sample).map((rows) => rows.map(shortened));
  const all = [
    header,
    ...blocks.flat().flatMap(({ cells }) => (cells.length < header.length ? [cells.slice(0, 2)] : [cells])),
  ];
  const widths = header.map((_, column) => Math.max(...all.map((cells) => terminalWidth(cells[column] ?? ""))));
  const lines = blocks.map((rows) => rows.map((row) => lineOf(row, widths, paint)).join("\n"));
  const head = paint("dim", joined(header, widths));
  const proven =
    proof === null ? [] : [`${proofMark(proof, paint)} ${plainText(inertTerminal(proof.says), widestProof)}`];
  const sums = [sampleSummary(sample), ...proven];
  return `${[...(blocks.length === 0 ? [] : [head, lines.join("\n\n"), ""]), ...sums].join("\n")}\n`;
}

function proofMark({ passed }: SampleProof, paint: Paint): string {
  return passed ? paint("green", "✓") : paint("red", "✗");
}

/** Short of what no column has room for; a note has the whole line. */
function shortened(row: SampleRow): SampleRow {
  const cells = row.cells.map((cell, index) => {
    const whole = row.cells.length === 3 ? index === 2 : index === row.cells.length - 1;
    return plainText(inertTerminal(cell), whole ? widestNote : widest);
  });
  return { ...row, cells };
}

function lineOf({ kind, cells, good }: SampleRow, widths: readonly number[], paint: Paint): string {
  const says = cells.length < widths.length ? "" : (cells.at(-1) ?? "");
  const before = joined(says === "" ? cells : cells.slice(0, -1), widths);
  const first = kind === "head" ? paint("bold", before) : before;
  if (says === "") return first.trimEnd();
  const padded = `${first}${" ".repeat(Math.max(0, totalOf(widths.slice(0, -1)) - terminalWidth(before)))}`;
  return `${padded}${good === null ? says : paint(good ? "green" : "red", says)}`;
}

function joined(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => `${cell}${" ".repeat(Math.max(0, (widths[column] ?? 0) - terminalWidth(cell)))}`)
    .join("  ")
    .trimEnd();
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + 2, 0);
}
