import { nearestName } from "../../app/sheet/nearest-name.ts";
import { CommandError } from "../command-error.ts";

/** The error for a name that nothing has; `what` begins its message, "the sheet has no store". Names the one that was probably meant. */
export function unknownName(what: string, name: string, known: readonly string[]): CommandError {
  const meant = nearestName(name, known);
  const hint = meant === null ? `known: ${known.join(", ") || "none"}` : `did you mean ${meant}?`;
  return new CommandError(`${what} ${JSON.stringify(name)}`, hint);
}

/** Throws that error for the first of some names that nothing has. */
export function requireKnown(what: string, names: readonly string[], known: readonly string[]): void {
  const name = names.find((one) => !known.includes(one));
  if (name !== undefined) throw unknownName(what, name, known);
}
