import type { Instant } from "../../model/answers.ts";
import type { Sign } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { explanationWords } from "../reconcile/explanation-words.ts";
import { segmentWords } from "../reconcile/segment-words.ts";
import { verdictSigns } from "./verdict-signs.ts";

/** Something that a reconciliation says; foreign text may stand in it. */
export interface ReportFact {
  readonly text: string;
  /** Signs of the incident that it is about. */
  readonly signs: readonly Sign[];
}

/** What a reconciliation says of incidents beside its rates. */
export interface ReportFacts {
  /** Parts of the orders in which something fails, the clearest first. */
  readonly where: readonly ReportFact[];
  /** What explains it. */
  readonly causes: readonly ReportFact[];
  /** Since when, as far as the orders show; null: they do not. */
  readonly since: Instant | null;
}

type Reported = Pick<ReconciliationFile, "segments" | "explanations" | "taken_at">;

const most = 3;

/** Where a report sees failures, what explains them, and since when the clearest is seen. */
export function reportFacts({ segments = [], explanations = [], taken_at }: Reported): ReportFacts {
  return {
    where: segments
      .slice(0, most)
      .map((segment) => ({ text: segmentWords(segment, taken_at), signs: verdictSigns[segment.verdict] })),
    causes: explanations.slice(0, most).map((each) => ({
      text: explanationWords(each),
      signs: each.verdict === undefined ? [] : verdictSigns[each.verdict],
    })),
    since: segments[0]?.first_seen ?? null,
  };
}
