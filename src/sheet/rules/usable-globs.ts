import type { Finding } from "../../model/finding.ts";
import { compileGlob } from "../../pattern/glob.ts";
import type { Linted, Rule } from "../linted.ts";
import { listed, type Reference } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Each path pattern can be compiled: the schema bounds its length, not what its braces multiply to. */
export const usableGlobs: Rule = (linted) =>
  pathGlobs(linted).flatMap(({ name, file, path }): readonly Finding[] => {
    // Without braces nothing can multiply, and the schema has checked the rest.
    const compiled = name.includes("{") ? compileGlob(name) : null;
    if (compiled === null || !("problem" in compiled)) return [];
    const args = { value: name, expected: `a path pattern; this one ${compiled.problem}` };
    return [{ code: "invalid-value", severity: "error", place: linted.at(file, path, "value"), args }];
  });

function pathGlobs({ sheet }: Linted): readonly Reference[] {
  const file = pathOfFile("triggers");
  return [
    ...Object.entries(sheet.stores).flatMap(([id, { paths }]) =>
      listed(paths, pathOfFile("sheet"), ["stores", id, "paths"]),
    ),
    ...Object.entries(sheet.triggers).flatMap(([id, { when }]) =>
      when.flatMap(({ paths, except }, index) => [
        ...listed(paths ?? [], file, ["triggers", id, "when", index, "paths"]),
        ...listed(except ?? [], file, ["triggers", id, "when", index, "except"]),
      ]),
    ),
  ];
}
