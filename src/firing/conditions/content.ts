import type { ChangedFile } from "../../model/change.ts";
import type { Because } from "../../model/firing.ts";
import { changedLines, type ChangedLines } from "../../pattern/changed-lines.ts";
import { changedPieces } from "../../pattern/changed-pieces.ts";
import { compilePattern, type LinearPattern } from "../../pattern/linear-pattern.ts";
import type { PatternProblem } from "../../pattern/pattern-problem.ts";
import { bothSides, readBothSides, unreadableHit } from "../both-sides.ts";
import type { Condition } from "../condition.ts";
import { perLook } from "../look.ts";

/** A changed line, removed or added, matches a pattern. */
export const contentCondition: Condition = {
  kind: "content",
  watches: () => true,
  reads: ({ file }) => bothSides(file),
  matches({ file }, entry, look) {
    const lines = linesOf(look, file);
    if ("unreadable" in lines) return unreadableHit(lines.unreadable);
    for (const text of entry.content ?? []) {
      const found = search(lines, compilePattern(text), text);
      if (found !== null) return { because: [found], facts: "file" };
    }
    return null;
  },
};

const linesOf = perLook((look, file: ChangedFile): ChangedLines | { readonly unreadable: string } => {
  const { before, after } = readBothSides(look, file);
  if ("unreadable" in before) return before;
  if ("unreadable" in after) return after;
  return changedPieces(changedLines(before.text, after.text));
});

function search(
  lines: ChangedLines,
  pattern: LinearPattern | PatternProblem,
  text: string,
): Pick<Because, "pattern" | "line" | "detail"> | null {
  if ("problem" in pattern) return { pattern: text, detail: `unreadable: the pattern ${pattern.problem}` };
  for (const { line, text: content } of [...lines.added, ...lines.removed]) {
    const answer = pattern.test(content);
    if (answer === "matched") return { pattern: text, line };
    if (answer === "too-long") return { pattern: text, line, detail: "unreadable: line too long" };
  }
  return null;
}
