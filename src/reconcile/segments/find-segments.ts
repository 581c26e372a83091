import type { Query } from "../../model/query.ts";
import type { DatedChange, FailingSegment } from "../../model/reconciliation.ts";
import { leastFailed, lookAt, type Looked } from "./candidates.ts";
import { nearestBefore } from "./changes.ts";
import { codedOrders, type CodedDimension, codeOrders } from "./coded-orders.ts";
import { countCells, populationOf } from "./count-cells.ts";
import { firstSeen } from "./first-seen.ts";
import { failureColumn, type SearchedVerdict, searchedVerdicts } from "./searched.ts";
import { conditionOf, tellApart, type Told } from "./tell-apart.ts";

/** What may explain the beginning of a failure. */
export interface SegmentOptions {
  /** What went live or was declared, in any order. */
  readonly changes: readonly DatedChange[];
}

/** A smaller p is told as this: the difference means nothing, and zero would be a lie. */
const leastP = 1e-300;

/**
 * The parts of the orders, one and two dimensions deep, in which a verdict holds more often than elsewhere; the strongest first. Every segment that
 * is large enough is tested exactly, and the answers are corrected for all of them. Needs the tables `verdicts` and `dimensions`; orders of which a
 * dimension is not known stay out of its counts, and orders that a stronger segment of the verdict holds stay out of the counts of weaker ones.
 */
export async function failingSegments(query: Query, { changes }: SegmentOptions): Promise<readonly FailingSegment[]> {
  const dimensions = await codeOrders(query);
  try {
    const told = await search(query, dimensions);
    const segments: FailingSegment[] = [];
    for (const one of told) segments.push(await segmentOf(query, one, changes));
    return segments;
  } finally {
    await query(`DROP TABLE IF EXISTS ${codedOrders}`);
  }
}

async function search(query: Query, dimensions: readonly CodedDimension[]): Promise<readonly Told[]> {
  const verdicts = await failingVerdicts(query);
  if (verdicts.length === 0) return [];
  const looks = new Map(verdicts.map((verdict): [SearchedVerdict, Looked[]] => [verdict, []]));
  for (const table of tablesOf(dimensions)) {
    const cells = await countCells(query, { dimensions: table, verdicts, leaving: "TRUE" });
    for (const [verdict, looked] of looks) looked.push(lookAt(table, cells, verdict));
  }
  const tests = [...looks.values()].flat().reduce((sum, looked) => sum + looked.tests, 0);
  const found: Told[] = [];
  for (const [verdict, looked] of looks) found.push(...(await tellApart(query, { verdict, looked, tests })));
  return found.sort((a, b) => a.logP - b.logP);
}

async function failingVerdicts(query: Query): Promise<readonly SearchedVerdict[]> {
  const [whole] = await countCells(query, { dimensions: [], verdicts: searchedVerdicts, leaving: "TRUE" });
  return searchedVerdicts.filter((verdict) => (whole?.counts.get(verdict)?.failed ?? 0) >= leastFailed);
}

/** Every dimension alone, and every two of them. */
function tablesOf(dimensions: readonly CodedDimension[]): readonly (readonly CodedDimension[])[] {
  return dimensions.flatMap((first, index) => [
    [first],
    ...dimensions.slice(index + 1).map((second) => [first, second]),
  ]);
}

async function segmentOf(
  query: Query,
  { verdict, candidate, logP, leaving }: Told,
  changes: readonly DatedChange[],
): Promise<FailingSegment> {
  const { inside, failedInside, outside, failedOutside } = candidate.groups;
  const orders = [conditionOf(candidate), populationOf(verdict), leaving].join(" AND ");
  const first_seen = await firstSeen(query, { orders, failing: failureColumn(verdict) });
  return {
    verdict,
    where: candidate.parts.map(({ dimension, code }) => ({
      dimension: dimension.name,
      value: dimension.values[code - 1] ?? "",
    })),
    inside: { numerator: failedInside, denominator: inside },
    outside: { numerator: failedOutside, denominator: outside },
    p_value: Math.max(leastP, Math.exp(logP)),
    first_seen,
    after: first_seen === null ? null : nearestBefore(changes, first_seen),
  };
}
