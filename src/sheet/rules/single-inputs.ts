import type { Finding } from "../../model/finding.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Findings name a mapping of columns by its id, which one alone has. */
export const singleInputs: Rule = ({ sheet: { inputs }, at }) =>
  inputs.flatMap(({ id }, index): readonly Finding[] => {
    if (inputs.findIndex((other) => other.id === id) === index) return [];
    const place = at(pathOfFile("sheet"), ["inputs", index, "id"], "value");
    return [{ code: "duplicate-item", severity: "error", place, args: { item: id } }];
  });
