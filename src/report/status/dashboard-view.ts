import type { Ledger } from "../../model/ledger.ts";
import type { StatusView } from "./status-view.ts";

/** One gap in the closeout checklist. */
export interface HandoffGap {
  readonly title: string;
  readonly owner: string;
  readonly what: "missing" | "stale" | "unowned";
}

/** Everything the dashboard shows. It counts as checked at the moment of the status. */
export interface DashboardView extends StatusView {
  readonly ledger: Ledger;
  readonly handoff: readonly HandoffGap[];
  /** The repository on its host, `https://github.com/northwind/store`; null: commits and records are not linked. */
  readonly repository_url: string | null;
}
