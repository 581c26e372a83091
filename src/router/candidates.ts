import type { Observation } from "../model/route.ts";
import type { RouterEntry, Sign } from "../model/sheet.ts";
import type { WordMatch } from "./match-words.ts";
import { consequencesOf } from "./consequences-of.ts";

/** What was seen, as one comparable text each: a sign, or that a person chose an entry. */
export type Clue = Sign | `chosen:${string}`;

/** An entry that something seen speaks for. */
export interface Candidate {
  readonly incident: string;
  readonly signs: readonly Sign[];
  readonly chosen: boolean;
  readonly own: ReadonlySet<Clue>;
  /** How many of its own signs it shows, in thousandths. */
  readonly share: number;
  readonly words: WordMatch | null;
  readonly reach: ReadonlySet<string>;
}

/** The entries of which a sign is seen or that a person chose, in the sheet's order. */
export function candidatesFor(
  incidents: Readonly<Record<string, RouterEntry>>,
  { symptom, signs }: Observation,
  matches: readonly WordMatch[],
): readonly Candidate[] {
  const seen = new Set(signs);
  return Object.entries(incidents).flatMap(([incident, entry]): readonly Candidate[] => {
    const shown = entry.signs.filter((sign) => seen.has(sign));
    const chosen = incident === symptom;
    if (shown.length === 0 && !chosen) return [];
    const share = Math.floor((1_000 * shown.length) / Math.max(1, entry.signs.length));
    const words = matches.find((match) => match.incident === incident) ?? null;
    const own = new Set<Clue>([...shown, ...(chosen ? [`chosen:${incident}` as const] : [])]);
    return [{ incident, signs: shown, chosen, own, share, words, reach: consequencesOf(incidents, incident) }];
  });
}

/** Everything that a candidate explains: its own clues, and those of the candidates that follow from it. */
export function explainedBy(candidate: Candidate, all: readonly Candidate[]): ReadonlySet<Clue> {
  const following = all.filter(({ incident }) => candidate.reach.has(incident));
  return new Set([candidate, ...following].flatMap(({ own }) => [...own]));
}
