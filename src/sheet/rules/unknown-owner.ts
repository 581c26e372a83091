import type { EventSource, Linted, Rule } from "../linted.ts";
import { listed, unknownReferences, type Reference } from "../references.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Every owner that is named is a role of owners.yml. */
export const unknownOwner: Rule = (linted) => {
  const { sheet, events } = linted;
  const inFile = (file: "parameters" | "conclusions" | "retests" | "triggers", entries: Owned): readonly Reference[] =>
    owned(pathOfFile(file), file, entries);
  const references: readonly Reference[] = [
    ...policyOwners(linted),
    ...inFile("parameters", sheet.parameters),
    ...inFile("conclusions", sheet.conclusions),
    ...inFile("retests", sheet.retests),
    ...inFile("triggers", sheet.triggers),
    ...owned(pathOfFile("router"), "incidents", sheet.incidents),
    ...owned(pathOfFile("handoff"), "items", sheet.handoff.items),
    ...Object.entries(sheet.triggers).flatMap(([id, { sign_off }]) =>
      listed(sign_off ?? [], pathOfFile("triggers"), ["triggers", id, "sign_off"]),
    ),
    ...events.flatMap((source) => eventOwners(linted, source)),
  ];
  return unknownReferences(linted, "unknown-owner", { known: linted.names.owners, references });
};

type Owned = Readonly<Record<string, { readonly owner: string }>>;

function owned(file: string, map: string, entries: Owned): readonly Reference[] {
  return Object.entries(entries).map(([id, { owner }]) => ({ name: owner, file, path: [map, id, "owner"] }));
}

function policyOwners({ sheet: { policy } }: Linted): readonly Reference[] {
  if (policy === null) return [];
  const file = pathOfFile("sheet");
  return [
    { name: policy.owner, file, path: ["policy", "owner"] },
    ...listed(policy.override?.owners ?? [], file, ["policy", "override", "owners"]),
  ];
}

function eventOwners({ sheet }: Linted, { event, file, parameters }: EventSource): readonly Reference[] {
  const written = sheet.events[event];
  if (written === undefined) return [];
  return [
    { name: written.owner, file, path: ["owner"] },
    { name: written.rollback.owner, file, path: ["rollback", "owner"] },
    ...Object.entries(parameters).flatMap(([id, override]) =>
      override?.owner === undefined ? [] : [{ name: override.owner, file, path: ["parameters", id, "owner"] }],
    ),
  ];
}
