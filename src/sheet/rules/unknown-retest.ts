import type { Rule } from "../linted.ts";
import { retestReferences, unknownReferences } from "../references.ts";

/** Every retest that is asked for is one of retests.yml. */
export const unknownRetest: Rule = (linted) =>
  unknownReferences(linted, "unknown-retest", { known: linted.names.retests, references: retestReferences(linted) });
