import { type Candidate, type Clue, explainedBy } from "./candidates.ts";

/** A root cause and the candidates that follow from it. */
export interface Group {
  readonly root: Candidate;
  readonly consequences: readonly Candidate[];
}

/** The groups that explain every clue, the likeliest first, and the candidates that are in none. */
export interface Grouping {
  readonly groups: readonly Group[];
  readonly rest: readonly Candidate[];
}

/** Signs that say where something is wrong, not what. */
const places: ReadonlySet<Clue> = new Set<Clue>(["mobile-only", "one-segment-only"]);

/**
 * One root cause, one incident: takes the candidate that explains most of what is still unexplained, with all that follows from it,
 * until nothing is left. What is wrong counts before where, and where alone makes no further incident. Of equals the one that shows more of
 * its own signs wins, then the better words, then the sheet's order.
 */
export function groupCauses(candidates: readonly Candidate[]): Grouping {
  const explained = new Map(candidates.map((candidate) => [candidate, explainedBy(candidate, candidates)]));
  const open = new Set<Clue>(candidates.flatMap(({ own }) => [...own]));
  const groups: Group[] = [];
  let left = candidates;
  while ([...open].some((clue) => groups.length === 0 || !places.has(clue))) {
    const gain = (candidate: Candidate): number =>
      weightOf([...(explained.get(candidate) ?? [])].filter((clue) => open.has(clue)));
    const root = best(left, gain);
    if (root === null) break;
    const following = left.filter(({ incident }) => root.reach.has(incident));
    groups.push({ root, consequences: following.filter(({ own }) => [...own].some((clue) => !root.own.has(clue))) });
    for (const clue of explained.get(root) ?? []) open.delete(clue);
    left = left.filter((candidate) => candidate !== root && !following.includes(candidate));
  }
  return { groups, rest: ranked(left, ({ own }) => own.size) };
}

/** As many places as there are weigh less than one clue to what is wrong. */
function weightOf(clues: readonly Clue[]): number {
  return clues.reduce((sum, clue) => sum + (places.has(clue) ? 1 : 1 + places.size), 0);
}

function best(candidates: readonly Candidate[], gain: (candidate: Candidate) => number): Candidate | null {
  const [first] = ranked(candidates, gain);
  return first === undefined || gain(first) === 0 ? null : first;
}

function ranked(candidates: readonly Candidate[], gain: (candidate: Candidate) => number): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, gained: gain(candidate) }))
    .sort(
      (a, b) =>
        b.gained - a.gained ||
        b.candidate.share - a.candidate.share ||
        (b.candidate.words?.score ?? 0) - (a.candidate.words?.score ?? 0),
    )
    .map(({ candidate }) => candidate);
}
