/** One measured thing beside what it is compared with, both from the same run. */
export interface Row {
  readonly what: string;
  /** Median of what was measured, in `unit`. */
  readonly value: number;
  readonly baseline: string;
  readonly baseline_value: number;
  /** Milliseconds where it is not said. */
  readonly unit?: "MiB" | "requests";
  /** Most that the ratio may be, or null where it is only reported. */
  readonly goal: number | null;
}

/** One bench: a name to ask for and the rows it measures. */
export interface Bench {
  readonly name: string;
  run(): Promise<readonly Row[]> | readonly Row[];
}

/** Runs two things in turns, so that a slow moment of the machine hits both; medians in milliseconds. */
export function measureInTurns(runs: number, first: () => unknown, second: () => unknown): readonly [number, number] {
  const times: readonly [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run += 1) {
    const taken = [timeOf(first), timeOf(second)] as const;
    if (run === 0) continue;
    times[0].push(taken[0]);
    times[1].push(taken[1]);
  }
  return [median(times[0]), median(times[1])];
}

/** The middle of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** How long one run takes, in milliseconds. */
export function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
