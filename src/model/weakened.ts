/** How an entry of the sheet asks for less than before. */
export type WeakeningCode =
  | "removed"
  | "condition-removed-or-narrowed"
  | "touches-shortened"
  | "retest-dropped"
  | "sign-off-dropped"
  | "resumes-at-merge"
  | "evidence-weaker"
  | "threshold-loosened"
  | "age-loosened"
  | "person-added"
  | "backup-sooner"
  | "rests-on-shortened"
  | "mode-advise"
  | "author-allowed"
  | "one-person-enough"
  | "solo"
  | "override-easier"
  | "rollback-longer"
  | "freeze-removed"
  | "release-separate"
  | "parameter-dropped"
  | "soak-shortened"
  | "contaminates-shortened"
  | "gate-file-removed";

/** Where the sheet asks for less. */
export interface Weakened {
  /** As `triggers.checkout`; a path for a file of the gate. */
  readonly entry: string;
  readonly what: WeakeningCode;
  /** What exactly: the glob, the retest, the person. */
  readonly detail: string;
}
