/** How many of some sorted items lie before what is looked for: `isBefore` holds for the first of them and for none behind. */
export function lowerBound<T>(sorted: readonly T[], isBefore: (item: T) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && isBefore(item)) from = middle + 1;
    else to = middle;
  }
  return from;
}
