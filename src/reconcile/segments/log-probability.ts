const twoPi = 2 * Math.PI;

/** ln(n!) less Stirling's approximation of it, for whole n up to 15, where the series below is not exact enough. */
const smallErrors: readonly number[] = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];

function stirlingError(n: number): number {
  const known = smallErrors[n];
  if (known !== undefined) return known;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x ln(x / mean) + mean − x, without the cancellation that it has where both are close. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln of the binomial probability of `x` successes in `n` trials, each with chance `p`; saddle-point form, exact to about 14 digits. */
function logBinomial(x: number, n: number, p: number): number {
  if (x === 0) return n === 0 ? 0 : n * Math.log1p(-p);
  if (x === n) return n * Math.log(p);
  const error = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const distance = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return error - distance - 0.5 * (Math.log(twoPi) + Math.log(x) + Math.log1p(-x / n));
}

/** What is drawn from. */
export interface Urn {
  readonly all: number;
  readonly marked: number;
}

/** ln of the chance that exactly `x` of those drawn are marked. */
export function logHypergeometric(x: number, drawn: number, { all, marked }: Urn): number {
  if (drawn === 0 || drawn === all) return 0;
  if (marked === 0 || marked === all) return 0;
  const p = drawn / all;
  return logBinomial(x, marked, p) + logBinomial(drawn - x, all - marked, p) - logBinomial(drawn, all, p);
}
