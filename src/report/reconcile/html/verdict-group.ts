import type { OrderVerdict, Reconciliation } from "../../../model/reconciliation.ts";

type Day = Reconciliation["days"][number];

/** Verdicts that are drawn alike: few enough to tell apart, also without colours. */
export interface VerdictGroup {
  readonly name: string;
  readonly label: string;
  readonly verdicts: readonly OrderVerdict[];
}

/** From the bottom of a bar to its top. */
export const verdictGroups: readonly VerdictGroup[] = [
  { name: "matched", label: "matched", verdicts: ["matched"] },
  { name: "missing", label: "missing", verdicts: ["missing-on-both", "missing-on-server", "missing-on-browser"] },
  { name: "duplicate", label: "duplicate", verdicts: ["duplicate"] },
  {
    name: "wrong",
    label: "wrong content",
    verdicts: ["currency", "value-drift", "product-identity", "event-time", "identity-keys"],
  },
  { name: "aside", label: "not judged", verdicts: ["excluded", "unknown"] },
];

/** How many orders of a day have one of the group's verdicts. */
export function ordersInGroup({ verdicts }: Pick<Day, "verdicts">, group: VerdictGroup): number {
  return group.verdicts.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0);
}
