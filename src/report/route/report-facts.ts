import type { Instant } from "../../model/answers.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { explanationWords } from "../reconcile/explanation-words.ts";
import { segmentWords } from "../reconcile/segment-words.ts";

/** What a reconciliation says of an incident beside its rates. */
export interface ReportFacts {
  /** Parts of the orders in which something fails, the clearest first; foreign text may stand in them. */
  readonly where: readonly string[];
  /** What explains it. */
  readonly causes: readonly string[];
  /** Since when, as far as the orders show; null: they do not. */
  readonly since: Instant | null;
}

type Reported = Pick<ReconciliationFile, "segments" | "explanations" | "taken_at">;

const most = 3;

/** Where a report sees failures, what explains them, and since when the clearest is seen. */
export function reportFacts({ segments = [], explanations = [], taken_at }: Reported): ReportFacts {
  return {
    where: segments.slice(0, most).map((segment) => segmentWords(segment, taken_at)),
    causes: explanations.slice(0, most).map((each) => explanationWords(each)),
    since: segments[0]?.first_seen ?? null,
  };
}
