/** An order that may be picked, with what it can be sliced by. */
export interface Candidate {
  readonly key: string;
  /** Values by dimension; null: not known of it. */
  readonly slices: Readonly<Record<string, string | null>>;
}

/**
 * As many candidates as asked for, so that every value of every dimension is among them as early as can be: each time the one whose
 * values were picked least often; of equals the first. The same candidates in the same order give the same picks.
 */
export function spread(candidates: readonly Candidate[], count: number): readonly Candidate[] {
  const picked: Candidate[] = [];
  const used = new Map<string, number>();
  const left = new Set(candidates);
  while (picked.length < count && left.size > 0) {
    const best = mostNew(left, used);
    if (best === null) break;
    left.delete(best);
    picked.push(best);
    for (const slice of slicesOf(best)) used.set(slice, (used.get(slice) ?? 0) + 1);
  }
  return picked;
}

function mostNew(left: ReadonlySet<Candidate>, used: ReadonlyMap<string, number>): Candidate | null {
  let best: Candidate | null = null;
  let most = -1;
  for (const candidate of left) {
    const news = slicesOf(candidate).reduce((sum, slice) => sum + 1 / (1 + (used.get(slice) ?? 0)) ** 2, 0);
    if (news > most + 1e-9) [best, most] = [candidate, news];
  }
  return best;
}

function slicesOf({ slices }: Candidate): readonly string[] {
  return Object.entries(slices).flatMap(([dimension, value]) => (value === null ? [] : [`${dimension}=${value}`]));
}
