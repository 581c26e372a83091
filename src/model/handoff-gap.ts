/** One thing that keeps an item of the closeout checklist from being handed over; an item may have several. */
export interface HandoffGap {
  /** Id of the item. */
  readonly id: string;
  readonly title: string;
  /** Id of the role. */
  readonly owner: string;
  readonly what: "missing" | "stale" | "unowned";
  /** What exactly, with the next step: render it inert. */
  readonly detail: string;
}
