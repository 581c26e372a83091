import type { Sample } from "../../../model/sample.ts";
import { inertCell, inertText } from "../../inert/inert-markdown.ts";
import { boundedTable } from "../../table.ts";
import { sampleHeader, type SampleRow, sampleRows } from "./sample-rows.ts";
import { proofMarks, type SampleProof } from "./sample-proof.ts";
import { sampleSummary } from "./sample-words.ts";

const room = 50_000;
const longest = 120;

/** A sample for a pull request: no foreign text acts in it, and it stays under 65 000 characters. */
export function sampleMarkdown(sample: Sample, proof: SampleProof | null): string {
  const header = sampleHeader(sample);
  const rows = sampleRows(sample).flatMap((each) => each.map((row) => cellsOf(row, header.length)));
  const table = rows.length === 0 ? "" : `\n\n${boundedTable(header, rows, { total: rows.length, room })}`;
  const proven = proof === null ? "" : `\n\n${proofMarks[proof.state].picture} ${inertText(proof.says, 400)}`;
  return `**${inertText(sampleSummary(sample), 400)}**${proven}${table}\n`;
}

/** A note stands in the last column, where there is room for it. */
function cellsOf({ kind, cells, good }: SampleRow, columns: number): readonly string[] {
  const padded = cells.length < columns ? [...cells.slice(0, 2), ...blank(columns - 3), cells[2] ?? ""] : cells;
  return padded.map((cell, index) => {
    const text = inertCell(cell, longest);
    if (index === columns - 1 && good !== null) return `${good ? "✅" : "❌"} ${text}`;
    return kind === "head" && index === 0 && text !== "" ? `**${text}**` : text;
  });
}

function blank(count: number): readonly string[] {
  return Array.from({ length: count }, () => "");
}
