import type { HandoffGap } from "../../model/handoff-gap.ts";
import type { Ledger } from "../../model/ledger.ts";
import type { StatusView } from "./status-view.ts";

/** Everything the dashboard shows. It counts as checked at the moment of the status. */
export interface DashboardView extends StatusView {
  readonly ledger: Ledger;
  readonly handoff: readonly Pick<HandoffGap, "title" | "owner" | "what">[];
  /** The repository on its host, `https://github.com/northwind/store`; null: commits and records are not linked. */
  readonly repository_url: string | null;
}
