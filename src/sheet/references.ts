import type { Finding } from "../model/finding.ts";
import type { Linted } from "./linted.ts";
import type { Path } from "./yaml/locate.ts";
import { pathOfFile } from "./sheet-files.ts";
import { unknownName, type UnknownCode } from "./findings/unknown-name.ts";

/** A name somewhere in the sheet that stands for an entry elsewhere. */
export interface Reference {
  readonly name: string;
  readonly file: string;
  readonly path: Path;
}

/** The references to names that are not known; none where the names can't be read. */
export function unknownReferences(
  linted: Linted,
  code: UnknownCode,
  given: { readonly known: ReadonlySet<string> | null; readonly references: Iterable<Reference> },
): readonly Finding[] {
  const { known, references } = given;
  if (known === null) return [];
  return [...references]
    .filter(({ name }) => !known.has(name))
    .map(({ name, file, path }) => unknownName(code, linted.at(file, path, "value"), { name, known }));
}

/** A list of names as references. */
export function listed(names: readonly string[], file: string, path: Path): readonly Reference[] {
  return names.map((name, index) => ({ name, file, path: [...path, index] }));
}

/** Every place that names a retest. */
export function retestReferences({ sheet, events }: Linted): readonly Reference[] {
  const [triggers, router] = [pathOfFile("triggers"), pathOfFile("router")];
  return [
    ...Object.entries(sheet.triggers).flatMap(([id, { retests }]) => [
      ...listed(retests.before_merge, triggers, ["triggers", id, "retests", "before_merge"]),
      ...listed(retests.after_release, triggers, ["triggers", id, "retests", "after_release"]),
    ]),
    ...events.flatMap(({ event, file }) =>
      listed(sheet.events[event]?.rollback.resume_when.retests ?? [], file, ["rollback", "resume_when", "retests"]),
    ),
    ...Object.entries(sheet.incidents).flatMap(([id, { close_when }]) =>
      listed(close_when.retests, router, ["incidents", id, "close_when", "retests"]),
    ),
  ];
}
