import type { Rule } from "../linted.ts";
import { listed, unknownReferences } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Every conclusion that a router entry pauses first is one of conclusions.yml. */
export const unknownConclusion: Rule = (linted) => {
  const references = Object.entries(linted.sheet.incidents).flatMap(([id, { pause_first }]) =>
    listed(pause_first, pathOfFile("router"), ["incidents", id, "pause_first"]),
  );
  return unknownReferences(linted, "unknown-conclusion", { known: linted.names.conclusions, references });
};
