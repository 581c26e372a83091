import type { RouterEntry } from "../model/sheet.ts";
import { wordsOf } from "./words.ts";

/** How well free words fit one entry; a higher score fits better. */
export interface WordMatch {
  readonly incident: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** A word of the title tells most, one of the cause least: people write what they see. */
const weights = { title: 3, symptom: 2, likely_cause: 1 } as const;
/** A word that only one entry has counts this much, times its weight; one that several share counts their part. */
const unit = 1_000;
/** Less than two words of a symptom that a second entry has too is chance. So is one word of many, however telling. */
const enough = 2 * unit;
/** Who says two words has said all there is: then a word of a title is enough, whoever shares it. */
const enoughOfFew = unit / 2;
const fewWords = 2;

function weighted(entry: RouterEntry): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const field of ["likely_cause", "symptom", "title"] as const) {
    for (const word of wordsOf(entry[field]).keys()) words.set(word, weights[field]);
  }
  return words;
}

/** The entries that free words fit, best first; of equals the one that the sheet names first. Deterministic: whole numbers, no order of words. */
export function matchWords(incidents: Readonly<Record<string, RouterEntry>>, says: string): readonly WordMatch[] {
  const said = wordsOf(says);
  if (said.size === 0) return [];
  const entries = Object.entries(incidents).map(([incident, entry]) => ({ incident, words: weighted(entry) }));
  const holders = new Map(
    [...said.keys()].map((word) => [word, entries.filter(({ words }) => words.has(word)).length]),
  );
  return entries
    .map(({ incident, words }) => {
      const matched = [...said].filter(([word]) => words.has(word));
      const parts = matched.map(([word]) => Math.floor((unit * (words.get(word) ?? 0)) / (holders.get(word) ?? 1)));
      return {
        incident,
        words: matched.map(([, form]) => form).sort(),
        score: parts.reduce((sum, part) => sum + part, 0),
      };
    })
    .filter(({ score, words }) => (said.size <= fewWords ? score >= enoughOfFew : score >= enough && words.length > 1))
    .sort((a, b) => b.score - a.score);
}
