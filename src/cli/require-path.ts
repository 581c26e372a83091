import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Sheet } from "../model/sheet.ts";
import { CommandError } from "./command-error.ts";

const kinds = ["triggers", "retests", "conclusions", "owners", "events", "incidents"] as const;
const called: Readonly<Record<(typeof kinds)[number], string>> = {
  triggers: "a trigger",
  retests: "a retest",
  conclusions: "a conclusion",
  owners: "a role",
  events: "an event",
  incidents: "an incident",
};

/** Throws for a folder, and for a name of the sheet: of both "no trigger watches it" would be said, which is no answer. */
export function requirePath(word: string, { directory, sheet }: { readonly directory: string; readonly sheet: Sheet }) {
  const path = resolve(directory, word);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) return;
    throw new CommandError(
      `${word} is a folder`,
      "name its files; without a path explain reads the whole tree and says what nothing covers",
    );
  }
  // As the gate writes it: retest:preview-order.
  const name = word.replace(/^(?:retest|sign-off):/u, "");
  const kind = kinds.find((one) => Object.hasOwn(sheet[one], name));
  if (kind === undefined) return;
  throw new CommandError(
    `${name} is ${called[kind]} of the sheet, no path`,
    `governance/${kind === "incidents" ? "router" : kind}${kind === "events" ? "/" : ".yml"} holds it, and governance/SHEET.md tells it as a page`,
  );
}
