import type { Query } from "../../model/query.ts";
import { type Candidate, leastFailed, lookAt, type Looked } from "./candidates.ts";
import type { CodedDimension } from "./coded-orders.ts";
import { countCells } from "./count-cells.ts";
import { holm } from "./holm.ts";
import type { SearchedVerdict } from "./searched.ts";

/** A segment to tell; `leaving` says which orders were left out because a stronger segment holds them. */
export interface Told {
  readonly verdict: SearchedVerdict;
  readonly candidate: Candidate;
  /** Corrected, as ln. */
  readonly logP: number;
  readonly leaving: string;
}

/** What was seen of one verdict, and how many segments were looked at for all of them. */
export interface Seen {
  readonly verdict: SearchedVerdict;
  readonly looked: readonly Looked[];
  readonly tests: number;
}

/** How often, of orders that fail everywhere alike, any segment is told nevertheless. */
const falseAlarms = 0.01;
/** So many segments of one verdict are told at most. */
const mostTold = 5;

/** The condition that holds for the orders of a segment. */
export function conditionOf({ parts }: Candidate): string {
  return `(${parts.map(({ dimension, code }) => `${dimension.column} = ${code}`).join(" AND ")})`;
}

/**
 * The segments of one verdict that are worth telling, the strongest first. Once one is told its orders are left out, and what still stands out
 * in the rest comes next, so that nothing is told twice in other words.
 */
export async function tellApart(query: Query, { verdict, looked, tests }: Seen): Promise<readonly Told[]> {
  const told: Told[] = [];
  let open = looked.flatMap(({ candidates }) => candidates);
  let leaving = "TRUE";
  while (told.length < mostTold) {
    const strong = strongOf(open, tests);
    const [first] = strong;
    if (first === undefined) break;
    told.push({ verdict, ...first, leaving });
    leaving = told.map(({ candidate }) => `NOT ${conditionOf(candidate)}`).join(" AND ");
    open = await lookAgain(query, { verdict, leaving, candidates: strong.map(({ candidate }) => candidate) });
  }
  return told;
}

/** Those that stand after the correction; a pair only if it fails more often than the rest of either of its parts. */
function strongOf(candidates: readonly Candidate[], tests: number): readonly Pick<Told, "candidate" | "logP">[] {
  const limit = Math.log(falseAlarms);
  const corrected = holm(
    candidates.map(({ logP }) => logP),
    tests,
  );
  return candidates
    .map((candidate, index) => ({ candidate, logP: corrected[index] ?? 0 }))
    .filter(
      ({ candidate, logP }) =>
        logP <= limit && candidate.withinParts.every((within) => within + Math.log(tests) <= limit),
    )
    .sort((a, b) => a.candidate.logP - b.candidate.logP || a.candidate.parts.length - b.candidate.parts.length);
}

interface Again {
  readonly verdict: SearchedVerdict;
  readonly leaving: string;
  readonly candidates: readonly Candidate[];
}

/** Counts anew, without the orders that are told already, the dimensions in which something stood out. */
async function lookAgain(query: Query, { verdict, leaving, candidates }: Again): Promise<Candidate[]> {
  const [rest] = await countCells(query, { dimensions: [], verdicts: [verdict], leaving });
  if ((rest?.counts.get(verdict)?.failed ?? 0) < leastFailed) return [];
  const tables = new Map<string, readonly CodedDimension[]>(
    candidates.map(({ parts }) => {
      const dimensions = parts.map(({ dimension }) => dimension);
      return [dimensions.map(({ name }) => name).join(" "), dimensions];
    }),
  );
  const found: Candidate[] = [];
  for (const dimensions of tables.values()) {
    const cells = await countCells(query, { dimensions, verdicts: [verdict], leaving });
    found.push(...lookAt(dimensions, cells, verdict).candidates);
  }
  return found;
}
