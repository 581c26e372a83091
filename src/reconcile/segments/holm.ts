/**
 * Holm's correction: of each p-value how likely so small a one comes up anywhere among all `tests` looks, given as ln and kept as ln.
 * Chosen over Benjamini and Hochberg because segments overlap, so that the tests depend on each other in ways nobody knows, and because every
 * finding sends a person to look: a false one is worse than a faint one that waits for more orders. `logs` may leave out tests whose p is 1.
 */
export function holm(logs: readonly number[], tests: number): readonly number[] {
  const order = logs.map((_, index) => index).sort((a, b) => (logs[a] ?? 0) - (logs[b] ?? 0));
  const corrected = new Array<number>(logs.length).fill(0);
  let largest = -Infinity;
  order.forEach((index, rank) => {
    largest = Math.max(largest, (logs[index] ?? 0) + Math.log(Math.max(1, tests - rank)));
    corrected[index] = Math.min(0, largest);
  });
  return corrected;
}
