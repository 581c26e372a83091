import type { Rule } from "../linted.ts";
import { listed, unknownReferences } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** What a router entry causes is one of the router's entries. */
export const unknownIncident: Rule = (linted) =>
  unknownReferences(linted, "unknown-incident", {
    known: linted.names.incidents,
    references: Object.entries(linted.sheet.incidents).flatMap(([id, { causes }]) =>
      listed(causes, pathOfFile("router"), ["incidents", id, "causes"]),
    ),
  });
