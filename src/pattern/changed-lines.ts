import { diffArrays } from "diff";

/** A line with its 1-based number on its own side; `text` has no line end. */
export interface ChangedLine {
  readonly line: number;
  readonly text: string;
}

/** Lines that only one side has, in order. */
export interface ChangedLines {
  readonly removed: readonly ChangedLine[];
  readonly added: readonly ChangedLine[];
}

/** Beyond this many edits the search for a smallest difference gives up. */
const mostEdits = 1000;

/** Blocks of up to this many UTF-16 units are compared line by line: that is quicker than numbering them, however unlike they are. */
const mostCompared = 32_768;

/**
 * The lines removed from `before` and added in `after`. Line ends (`\r\n` or `\n`) and a missing last line end make no difference.
 * Two texts that differ too much count every line between their common start and end as changed: more lines, never fewer.
 */
export function changedLines(before: string, after: string): ChangedLines {
  if (before === after) return { removed: [], added: [] };
  const old = linesOf(before);
  const now = linesOf(after);
  const start = commonStart(old, now);
  const end = commonEnd(old, now, start);
  return middle(
    { first: start + 1, lines: old.slice(start, old.length - end) },
    { first: start + 1, lines: now.slice(start, now.length - end) },
  );
}

interface Block {
  readonly first: number;
  readonly lines: readonly string[];
}

function middle(old: Block, now: Block): ChangedLines {
  if (old.lines.length === 0 || now.lines.length === 0) return { removed: numbered(old), added: numbered(now) };
  const options = { maxEditLength: mostEdits };
  const number = lineNumbers();
  const parts =
    length(old) + length(now) <= mostCompared
      ? diffArrays([...old.lines], [...now.lines], options)
      : diffArrays(old.lines.map(number), now.lines.map(number), options);
  if (parts === undefined) return { removed: numbered(old), added: numbered(now) };
  const removed: ChangedLine[] = [];
  const added: ChangedLine[] = [];
  let left = 0;
  let right = 0;
  for (const part of parts) {
    const [fromLeft, fromRight] = [left, right];
    if (!part.added) left += part.count;
    if (!part.removed) right += part.count;
    if (part.removed) removed.push(...numbered(old, fromLeft, left));
    if (part.added) added.push(...numbered(now, fromRight, right));
  }
  return { removed, added };
}

function numbered(block: Block, from = 0, to = block.lines.length): ChangedLine[] {
  return block.lines.slice(from, to).map((text, index) => ({ line: block.first + from + index, text }));
}

function length({ lines }: Block): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** Equal lines get equal numbers: comparing numbers keeps long lines out of the search. */
function lineNumbers(): (line: string) => number {
  const known = new Map<string, number>();
  return (line) => {
    const number = known.get(line) ?? known.size;
    known.set(line, number);
    return number;
  };
}

function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function commonStart(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let count = 0;
  while (count < most && old[count] === now[count]) count += 1;
  return count;
}

function commonEnd(old: readonly string[], now: readonly string[], start: number): number {
  const most = Math.min(old.length, now.length) - start;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === now[now.length - 1 - count]) count += 1;
  return count;
}
