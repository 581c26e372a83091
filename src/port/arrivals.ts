import type { Sha } from "../model/change.ts";
import type { Arrival } from "../model/landing.ts";

/** A host that knows how commits landed. Reads completely or throws a HostError. */
export interface Arrivals {
  /**
   * One for each commit, in that order, as they came onto that branch: a pull request that was merged into another branch
   * says nothing about this one.
   */
  readonly readArrivals: (commits: readonly Sha[], branch: string) => Promise<readonly Arrival[]>;
}
