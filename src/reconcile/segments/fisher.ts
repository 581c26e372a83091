import { logHypergeometric } from "./log-probability.ts";

/** Orders of two groups, and how many of each fail. */
export interface TwoGroups {
  readonly inside: number;
  readonly failedInside: number;
  readonly outside: number;
  readonly failedOutside: number;
}

/** Beyond this part of the sum nothing changes it. */
const negligible = 1e-17;

/**
 * Fisher's exact test, one-sided: ln of the chance that at least so many of the failing orders fall inside if failing had nothing to do
 * with it. Exact for counts of ten as of ten million, and where the chance itself is too small for a number.
 */
export function fisherLogP({ inside, failedInside, outside, failedOutside }: TwoGroups): number {
  const all = inside + outside;
  const failed = failedInside + failedOutside;
  const least = Math.max(0, failed - outside);
  if (failedInside <= least) return 0;
  const mean = (inside * failed) / all;
  const fromAbove = failedInside > mean;
  const start = fromAbove ? failedInside : failedInside - 1;
  const log = logHypergeometric(start, inside, { all, marked: failed });
  const sum = log + Math.log(tail({ inside, failed, all, start, step: fromAbove ? 1 : -1 }));
  return Math.min(0, fromAbove ? sum : Math.log1p(-Math.min(1, Math.exp(sum))));
}

interface Tail {
  readonly inside: number;
  readonly failed: number;
  readonly all: number;
  readonly start: number;
  readonly step: 1 | -1;
}

/** Sum of the chances from `start` to the end of its side, in units of the chance of `start`: each is a fraction of the one before. */
function tail({ inside, failed, all, start, step }: Tail): number {
  let term = 1;
  let sum = 1;
  for (let x = start; ; x += step) {
    const ways = (failed - x) * (inside - x);
    const rest = all - failed - inside + x;
    term *= step === 1 ? ways / ((x + 1) * (rest + 1)) : (x * rest) / (ways + failed + inside - 2 * x + 1);
    if (term <= sum * negligible) return sum;
    sum += term;
  }
}
