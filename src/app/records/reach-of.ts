import type { Sha } from "../../model/change.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { History } from "../../port/history.ts";
import type { LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { listedBranches } from "../ledger/listed-branches.ts";

/** Per branch of the ledger, how many commits of its line a record through this commit covers; null: it has not landed on the default branch. */
export async function reachOf(
  repository: Repository & History & LineHistory,
  { branch, tip, sheet }: Pick<LedgerFacts, "branch" | "tip" | "sheet">,
  through: Sha,
): Promise<Readonly<Record<string, number>> | null> {
  if (!(await repository.isAncestor(through, tip))) return null;
  const { tips } = await repository.branches();
  const reach: [string, number][] = [];
  for (const name of new Set([branch, ...listedBranches(sheet)])) {
    const end = name === branch ? tip : tips.get(name);
    if (end === undefined) continue;
    const beyond = await repository.countBeyond({ tip: end, commit: through });
    if (beyond === null) return null;
    const all = await repository.count({ range: end, first_parent: true, since: null, limit: null });
    reach.push([name, all - beyond]);
  }
  return Object.fromEntries(reach);
}
