import type { FindingCode } from "../../src/model/finding.ts";

/** One mistake in the tiny sheet, and what must be found. */
export interface LintCase {
  readonly name: string;
  readonly file: string;
  /** The tiny sheet's file with the first of each pair replaced by the second, or a whole text. */
  readonly change: readonly (readonly [string, string])[] | string;
  readonly code: FindingCode;
  readonly mark: string;
  readonly args?: Readonly<Record<string, unknown>>;
}
