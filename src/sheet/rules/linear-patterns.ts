import type { Finding } from "../../model/finding.ts";
import { compilePattern } from "../../pattern/linear-pattern.ts";
import type { Rule } from "../linted.ts";
import { listed } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Each `content` pattern runs in linear time: a pull request must not be able to hang the gate. */
export const linearPatterns: Rule = ({ sheet, at }) => {
  const file = pathOfFile("triggers");
  const problems = new Map<string, string | null>();
  const problemOf = (pattern: string): string | null => {
    const before = problems.get(pattern);
    if (before !== undefined) return before;
    const compiled = compilePattern(pattern);
    const problem = "problem" in compiled ? compiled.problem : null;
    problems.set(pattern, problem);
    return problem;
  };
  return Object.entries(sheet.triggers).flatMap(([id, { when }]) =>
    when.flatMap((entry, index) =>
      listed(entry.content ?? [], file, ["triggers", id, "when", index, "content"]).flatMap(
        ({ name, path }): readonly Finding[] => {
          const problem = problemOf(name);
          if (problem === null) return [];
          const place = at(file, path, "value");
          return [{ code: "pattern-not-linear", severity: "error", place, args: { pattern: name, problem } }];
        },
      ),
    ),
  );
};
