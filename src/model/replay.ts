/** Share of the days of a replay on which each conclusion would have stood paused, if somebody had resumed everything every so many days. */
export interface PausedDays {
  readonly resumed_every: number;
  /** From the first to the last commit that could pause. */
  readonly days: number;
  /** Conclusion → days on which it was paused for some of the time. */
  readonly conclusions: Readonly<Record<string, number>>;
}

/** How often one condition fired. */
export interface ConditionCount {
  readonly trigger: string;
  readonly condition: string;
  /** The glob, pattern or what was named; empty for a condition without one. */
  readonly pattern: string;
  readonly commits: number;
}

/** Sums over the replayed commits. Counts are commits, not files. */
export interface ReplayTotals {
  readonly commits: number;
  /** Commits that no sheet governed yet. */
  readonly ungoverned: number;
  readonly fired: number;
  /** Commits that would have had to wait for somebody. */
  readonly held: number;
  /** Commits after which at least one conclusion would have stood paused. */
  readonly pausing: number;
  readonly triggers: Readonly<Record<string, number>>;
  readonly requirements: Readonly<Record<string, number>>;
  readonly paused: Readonly<Record<string, number>>;
  /** Noisiest first. */
  readonly conditions: readonly ConditionCount[];
  /** Null: nobody asked. */
  readonly paused_days: PausedDays | null;
}
