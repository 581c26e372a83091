import { unknownName } from "./unknown-name.ts";

/** The entry of that name; where there is none, the error that begins with `what`, "the sheet has no store", and names the one probably meant. */
export function knownEntry<T>(what: string, name: string, entries: Readonly<Record<string, T>>): T {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry !== undefined) return entry;
  throw unknownName(what, name, Object.keys(entries));
}
