import type { Linted, Rule } from "../linted.ts";
import { listed, type Reference } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";
import { unknownSignal as findingFor } from "../findings/unknown-name.ts";

/** Every signal that is named stands for at least one parameter of an event; an event that does not exist is told apart. */
export const unknownSignal: Rule = (linted) =>
  signalReferences(linted)
    .map(({ name, file, path }) => {
      // Most names are fine: their places are looked up only when they are needed.
      if (linted.signals.unmatched(name) === null) return null;
      return findingFor(name, linted.at(file, path, "value"), linted.signals);
    })
    .filter((finding) => finding !== null);

function signalReferences({ sheet }: Linted): readonly Reference[] {
  const [triggers, router] = [pathOfFile("triggers"), pathOfFile("router")];
  return [
    ...Object.entries(sheet.conclusions).flatMap(([id, { rests_on }]) =>
      listed(rests_on, pathOfFile("conclusions"), ["conclusions", id, "rests_on"]),
    ),
    ...Object.entries(sheet.retests).flatMap(([id, { proves }]) =>
      listed(proves, pathOfFile("retests"), ["retests", id, "proves"]),
    ),
    ...Object.entries(sheet.triggers).flatMap(([id, { touches, when }]) => [
      ...listed(touches, triggers, ["triggers", id, "touches"]),
      ...when.flatMap((entry, index) =>
        listed(entry.touches ?? [], triggers, ["triggers", id, "when", index, "touches"]),
      ),
    ]),
    ...Object.entries(sheet.incidents).flatMap(([id, { contaminates }]) =>
      listed(contaminates, router, ["incidents", id, "contaminates"]),
    ),
  ];
}
