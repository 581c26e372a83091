import type { Place } from "../../model/finding.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";

/** Where something stands, for a terminal: "governance/owners.yml:3:5", as far as it is known. */
export function placeWords({ file, line, column }: Omit<Place, "length">): string {
  return [inertTerminal(file), line, column].filter((part) => part !== undefined).join(":");
}
