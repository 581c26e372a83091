import type { Finding } from "../../model/finding.ts";
import { compilePattern } from "../../pattern/linear-pattern.ts";
import type { Rule } from "../linted.ts";
import { listed } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Each `content` pattern runs in linear time: a pull request must not be able to hang the gate. */
export const linearPatterns: Rule = ({ sheet, at }) => {
  const file = pathOfFile("triggers");
  return Object.entries(sheet.triggers).flatMap(([id, { when }]) =>
    when.flatMap((entry, index) =>
      listed(entry.content ?? [], file, ["triggers", id, "when", index, "content"]).flatMap(
        ({ name, path }): readonly Finding[] => {
          const compiled = compilePattern(name);
          if (!("problem" in compiled)) return [];
          const args = { pattern: name, problem: compiled.problem };
          return [{ code: "pattern-not-linear", severity: "error", place: at(file, path, "value"), args }];
        },
      ),
    ),
  );
};
