import type { Retest } from "../model/sheet.ts";
import type { SampleFile } from "../model/written.generated.ts";
import { compareValues } from "./compare-values.ts";
import { entryOf } from "../firing/entry-of.ts";

/** Counts of one parameter over the rows of a sample. Unknown counts as unknown, never as right. */
export interface SampleCount {
  readonly parameter: string;
  /** Orders, not rows: the same order ten times is one order, with or without the `#` that shops show before its number. */
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
}

/** What an evidence file's numbers say about its retest. */
export interface Judgement {
  readonly passed: boolean;
  /** Nothing speaks against it, but too little is known to let it pass. */
  readonly unknown: boolean;
  /** Numbers only: "value 9 right, 1 wrong, 0 unknown". */
  readonly summary: string;
}

/** Judges a sample against its retest's `passes_when`: each parameter's wrong and known counts, computed from the rows. */
export function judgeSample(retest: Retest, sample: SampleFile): Judgement {
  const criteria = Object.entries(retest.passes_when ?? {});
  const counts = criteria.map(([parameter, criterion]) => countSample(sample, parameter, criterion.tolerance ?? null));
  const passed =
    criteria.length > 0 &&
    criteria.every(([, criterion], index) => {
      const { right, wrong } = counts[index] ?? { right: 0, wrong: 0 };
      return wrong <= (criterion.wrong ?? 0) && right + wrong >= (criterion.min_known ?? 1);
    });
  const words = counts.map(
    ({ parameter, right, wrong, unknown }) => `${parameter} ${right} right, ${wrong} wrong, ${unknown} unknown`,
  );
  return { passed, unknown: false, summary: words.join("; ") };
}

/** Right: at least two sides known and all known sides equal, none of them unknown. Wrong: two known sides differ. */
export function countSample(sample: SampleFile, parameter: string, tolerance: string | null): SampleCount {
  const judged = sample.rows.map((row) => {
    const sides = entryOf(row.values, parameter) ?? {};
    const verdict = compareValues([sides.order, sides.browser, sides.server, sides.catalogue], tolerance);
    return { order: row.order, verdict };
  });
  const ordersThatAre = (verdict: string): readonly string[] =>
    judged.filter((item) => item.verdict === verdict).map(({ order }) => order.replace(/^#/, ""));
  return {
    parameter,
    right: new Set(ordersThatAre("right")).size,
    wrong: ordersThatAre("wrong").length,
    unknown: ordersThatAre("unknown").length,
  };
}
