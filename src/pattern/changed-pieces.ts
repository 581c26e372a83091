import { type ChangedLine, type ChangedLines, changedLines } from "./changed-lines.ts";

/** A line of more UTF-16 units than this was written by a program: a whole file may stand in it. */
const longestWritten = 1000;

/**
 * The same change with its long lines cut after each `;` and `}`, without the pieces that both sides share: in a minified
 * file one edit is not the whole file. Pieces keep the number of their line; a change without long lines stays as it is.
 */
export function changedPieces(lines: ChangedLines): ChangedLines {
  if (![...lines.removed, ...lines.added].some(isLong)) return lines;
  const old = lines.removed.flatMap(piecesOf);
  const now = lines.added.flatMap(piecesOf);
  const { removed, added } = changedLines(textOf(old), textOf(now));
  return { removed: among(old, removed), added: among(now, added) };
}

function isLong({ text }: ChangedLine): boolean {
  return text.length > longestWritten;
}

function piecesOf(line: ChangedLine): readonly ChangedLine[] {
  if (!isLong(line)) return [line];
  return line.text.split(/(?<=[;}])/u).map((text) => ({ line: line.line, text }));
}

function textOf(pieces: readonly ChangedLine[]): string {
  return pieces.map(({ text }) => `${text}\n`).join("");
}

function among(pieces: readonly ChangedLine[], chosen: readonly ChangedLine[]): readonly ChangedLine[] {
  return chosen.flatMap(({ line }) => pieces.slice(line - 1, line));
}
