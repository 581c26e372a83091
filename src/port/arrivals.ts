import type { Sha } from "../model/change.ts";
import type { Arrival } from "../model/landing.ts";

/** A host that knows how commits landed. Reads completely or throws a HostError. */
export interface Arrivals {
  /** One for each commit, in that order. */
  readonly readArrivals: (commits: readonly Sha[]) => Promise<readonly Arrival[]>;
}
