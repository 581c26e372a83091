import type { LandedFiring, Landing } from "../../model/landing.ts";

/**
 * Landings on a store's branch without what the default branch says of the same commit: a commit that both lines hold is one
 * change, and whatever covers it on one of them covers it on the other. Where it came onto the two in different ways, or onto
 * the store's later, both stay: evidence from in between says nothing of the store.
 */
export function landedOnce(onDefault: readonly Landing[], onStores: readonly Landing[]): readonly Landing[] {
  const byCommit = new Map(onDefault.map((landing) => [landing.commit, landing]));
  return onStores.flatMap((landing): readonly Landing[] => {
    const known = byCommit.get(landing.commit);
    if (known === undefined || known.arrival?.gate !== landing.arrival?.gate) return [landing];
    if (known.landed_at < landing.landed_at) return [landing];
    const firings = landing.firings.flatMap((firing) => besides(known.firings, firing));
    return firings.length === 0 ? [] : [{ ...landing, firings }];
  });
}

/** The firing for the stores that none of the known ones speaks of; none, where they speak of all. */
function besides(known: readonly LandedFiring[], firing: LandedFiring): readonly LandedFiring[] {
  const alike = known.filter(
    ({ trigger, resume, signals }) =>
      trigger === firing.trigger &&
      resume === firing.resume &&
      firing.signals.every((signal) => signals.includes(signal)),
  );
  const stores = firing.stores.filter((store) => !alike.some((one) => one.stores.includes(store)));
  return stores.length === 0 ? [] : [{ ...firing, stores }];
}
