/** Why a glob or pattern of the sheet can't be used, in words without a full stop. */
export interface PatternProblem {
  readonly problem: string;
}
