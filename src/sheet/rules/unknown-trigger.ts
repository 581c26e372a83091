import type { Rule } from "../linted.ts";
import { listed, unknownReferences } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Every trigger that a freeze names is one of triggers.yml. */
export const unknownTrigger: Rule = (linted) => {
  const references = (linted.sheet.policy?.freezes ?? []).flatMap(({ triggers }, index) =>
    listed(triggers, pathOfFile("sheet"), ["policy", "freezes", index, "triggers"]),
  );
  return unknownReferences(linted, "unknown-trigger", { known: linted.names.triggers, references });
};
