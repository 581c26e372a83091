import type { Explanation, OrderVerdict } from "../../../src/model/reconciliation.ts";
import { faultSays, type FaultName } from "../faults/fault-table.ts";
import type { Truth } from "../truth/truth.ts";

/** Of one class: how many deserve it, how many got it, and how many both. */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly true: number;
}

/** By verdict, or by kind of trouble. */
export type Scores = Readonly<Record<string, Score>>;

const none: Score = { right: 0, found: 0, true: 0 };

/** Scores of several stores together. */
export function sumOf(scores: readonly Scores[]): Scores {
  const sum: Record<string, Score> = {};
  for (const [name, { right, found, true: deserved }] of scores.flatMap((one) => Object.entries(one))) {
    const before = sum[name] ?? none;
    sum[name] = { right: before.right + right, found: before.found + found, true: before.true + deserved };
  }
  return sum;
}

/** Order by order. */
export function scoreVerdicts(truth: readonly Truth[], given: ReadonlyMap<string, OrderVerdict>): Scores {
  const each = truth.map(({ order, verdict }): Scores => {
    const got = given.get(order);
    return got === verdict
      ? { [verdict]: { right: 1, found: 1, true: 1 } }
      : { [verdict]: { ...none, true: 1 }, ...(got === undefined ? {} : { [got]: { ...none, found: 1 } }) };
  });
  return sumOf(each);
}

type Counts = Readonly<Partial<Record<string, number>>>;

/** Kind by kind; a report counts the events and does not list them, so that of each kind as many are right as both count. */
export function scoreEvents(truth: Counts, found: Counts): Scores {
  const kinds = [...new Set([...Object.keys(truth), ...Object.keys(found)])].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const [deserved, got] = [truth[kind] ?? 0, found[kind] ?? 0];
      return [kind, { right: Math.min(deserved, got), found: got, true: deserved }];
    }),
  );
}

/** A match by amount and time alone is a guess: what nobody dares to guess at is told as an event without an order, and is that as well. */
export function guessesAside(counts: Counts): Counts {
  const { "probable-match": guessed = 0, "event-without-order": alone = 0, ...rest } = counts;
  return guessed + alone === 0 ? rest : { ...rest, "no known order": guessed + alone };
}

/** Whether nothing was missed and nothing made up. */
export const isPerfect = (scores: Scores): boolean =>
  Object.values(scores).every(({ right, found, true: deserved }) => right === found && right === deserved);

/**
 * Whether of the explanations of what it makes wrong, on its side, the first names the fault; what the store's other faults cause is passed
 * over. Null where there is nothing to explain.
 */
export function isNamedFirst(
  name: FaultName,
  others: readonly FaultName[],
  explanations: readonly Explanation[],
): boolean | null {
  const { side, causes } = faultSays(name);
  if (causes === undefined) return null;
  const theirs = others.flatMap((other) => faultSays(other).causes ?? []).filter((code) => !causes.includes(code));
  const ofSide = explanations.filter((one) => one.side === side && !theirs.includes(one.code));
  const named = ofSide.find(({ code }) => causes.includes(code));
  return named !== undefined && named === ofSide.find(({ verdict }) => verdict === named.verdict);
}
