import fc from "fast-check";
import type { RouterEntry, Sign } from "../../src/model/sheet.ts";
import { isSign, signWords } from "../../src/report/route/sign-words.ts";
import type { RoutedSheet } from "../../src/router/route.ts";
import { smallSheet } from "../fixtures/small-sheet.ts";

/** Every sign of the vocabulary. */
export const allSigns: readonly Sign[] = Object.keys(signWords).filter(isSign);

const plain = Object.values(smallSheet.incidents)[0]!;

/** An entry with what matters in a test. */
export function entry(change: Partial<RouterEntry> = {}): RouterEntry {
  return { ...plain, title: "—", symptom: "—", likely_cause: "—", signs: [], causes: [], ...change };
}

/** A sheet with these entries and the small sheet's conclusions and events. */
export function withEntries(incidents: Readonly<Record<string, RouterEntry>>): RoutedSheet {
  return { ...smallSheet, incidents };
}

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Routers of up to eight entries, cycles and unknown names in `causes` included. */
export const routers: fc.Arbitrary<RoutedSheet> = fc
  .uniqueArray(fc.constantFrom(...ids), { maxLength: ids.length })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({
            signs: fc.uniqueArray(fc.constantFrom(...allSigns.slice(0, 8)), { maxLength: 4 }),
            causes: fc.uniqueArray(fc.constantFrom(...ids, "constructor", "nowhere"), { maxLength: 4 }),
            title: fc.constantFrom("Wrong amounts", "Wrong ids", "Late", "Twice"),
          })
          .map((written) => [name, entry(written)] as const),
      ),
    ),
  )
  .map((entries) => withEntries(Object.fromEntries(entries)));
