import { nearest } from "../../sheet/findings/nearest.ts";

/** The known name that a mistyped one most likely means, by the same measure as lint's; null: none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  return nearest(name, known);
}
