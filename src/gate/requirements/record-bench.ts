import type { Evidence } from "../../model/evidence.ts";
import type { Sheet } from "../../model/sheet.ts";

/** What records are judged against: the deciding sheet, the base branch, and the evidence files they may name. */
export interface RecordBench {
  readonly sheet: Sheet;
  readonly branch: string;
  readonly evidence: readonly Evidence[];
}
