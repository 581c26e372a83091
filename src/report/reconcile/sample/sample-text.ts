import type { Sample } from "../../../model/sample.ts";
import { type Paint, painter } from "../../terminal/painter.ts";
import { terminalWidth } from "../../terminal/terminal-width.ts";
import { wrapped } from "../../terminal/wrapped.ts";
import { sampleHeader, type SampleRow, sampleRows } from "./sample-rows.ts";
import { proofMarks, type SampleProof } from "./sample-proof.ts";
import { sampleSummary } from "./sample-words.ts";
import { terminalLine } from "../../inert/terminal-line.ts";

const widest = 24;
const widestNote = 100;
const widestProof = 400;
const narrowest = 60;
/** Columns of what a stacked row is about. */
const stackedName = 14;

interface Showing {
  readonly colour: boolean;
  /** Columns of the terminal; null: it is none. */
  readonly columns: number | null;
  /** Whether it proves its retest; null: it has no row. */
  readonly proof: SampleProof | null;
}

/** A sample for a terminal: each order or product from every source, side by side. */
export function sampleText(sample: Sample, { colour, columns, proof }: Showing): string {
  const paint = painter(colour);
  const header = sampleHeader(sample);
  const blocks = sampleRows(sample).map((rows) => rows.map(shortened));
  const all = [
    header,
    ...blocks.flat().flatMap(({ cells }) => (cells.length < header.length ? [cells.slice(0, 2)] : [cells])),
  ];
  const widths = header.map((_, column) => Math.max(...all.map((cells) => terminalWidth(cells[column] ?? ""))));
  const fits = columns === null || totalOf(widths) <= columns;
  const lines = blocks.map((rows) =>
    rows.flatMap((row) => (fits ? [lineOf(row, widths, paint)] : stacked(row, { header, columns, paint }))).join("\n"),
  );
  const head = fits ? [paint("dim", joined(header, widths))] : [];
  const proven = proof === null ? [] : [`${proofMark(proof, paint)} ${terminalLine(proof.says, widestProof)}`];
  const sums = [sampleSummary(sample), ...proven].flatMap((line) =>
    columns === null ? [line] : wrapped(line, Math.max(narrowest, columns)),
  );
  return `${[...(blocks.length === 0 ? [] : [...head, lines.join("\n\n"), ""]), ...sums].join("\n")}\n`;
}

function proofMark({ state }: SampleProof, paint: Paint): string {
  const { tone, mark } = proofMarks[state];
  return paint(tone, mark);
}

/** Short of what no column has room for; a note has the whole line. */
function shortened(row: SampleRow): SampleRow {
  const cells = row.cells.map((cell, index) => {
    const whole = row.cells.length === 3 ? index === 2 : index === row.cells.length - 1;
    return terminalLine(cell, whole ? widestNote : widest);
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

/** A row where the columns have no room beside each other: what it says, then what each source holds. */
function stacked(
  { kind, cells, good }: SampleRow,
  { header, columns, paint }: { readonly header: readonly string[]; readonly columns: number; readonly paint: Paint },
): readonly string[] {
  const [reference = "", name = ""] = cells;
  const whole = cells.length === header.length;
  const says = whole ? (cells.at(-1) ?? "") : "";
  const sources = whole
    ? cells.slice(2, -1).map((cell, at) => (cell === "" ? "" : `${header[at + 2] ?? ""} ${cell}`))
    : cells.slice(2);
  const zone = kind === "head" && name !== "" && header[1]?.endsWith("UTC") === true ? " UTC" : "";
  const left = `${reference === "" ? "  " : `${reference}  `}${name}${zone}`.padEnd(stackedName);
  const text = [says, sources.filter((source) => source !== "").join(", ")].filter((part) => part !== "").join(": ");
  const [first = "", ...rest] = wrapped(text, Math.max(narrowest, columns) - terminalWidth(left) - 2);
  const mark = good === null || says === "" ? first : first.replace(says, () => paint(good ? "green" : "red", says));
  return [
    `${kind === "head" ? paint("bold", left) : left}  ${mark}`.trimEnd(),
    ...rest.map((line) => `${" ".repeat(stackedName + 2)}${line}`),
  ];
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
