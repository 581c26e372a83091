import type { Sha } from "../model/change.ts";
import type { Arrival } from "../model/landing.ts";

/** How a commit came onto a branch, with what the gate was asked about. */
export interface JudgedArrival extends Arrival {
  /** The head of its pull request; null: pushed without one. */
  readonly head: Sha | null;
}

/** A host that knows how commits landed. Reads completely or throws a HostError. */
export interface Arrivals {
  /**
   * One for each commit, in that order, as they came onto that branch: a pull request that was merged into another branch
   * says nothing about this one.
   */
  readonly readArrivals: (commits: readonly Sha[], branch: string) => Promise<readonly JudgedArrival[]>;
}
