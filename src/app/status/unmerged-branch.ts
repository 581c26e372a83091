import type { Unmerged } from "../../model/status.ts";
import type { Branches, LineHistory } from "../../port/line-history.ts";
import { defaultBranch } from "../ledger/default-branch.ts";

/** Whether the branch that speaks was not merged; null: it was, or nobody knows the remote's default branch. */
export async function unmergedBranch(
  repository: Pick<LineHistory, "countBeyond">,
  branches: Branches,
  named: string | null,
): Promise<Unmerged | null> {
  const { remote, remote_tip, shallow } = branches;
  const { name: branch, tip } = defaultBranch(branches, named);
  // In a clone that is cut off nobody can tell.
  if (remote === null || remote_tip === null || remote_tip === tip || shallow) return null;
  const beyond = await repository.countBeyond({ tip, commit: remote_tip });
  if (beyond === null || beyond === 0) return null;
  return { branch, tip, default_branch: `origin/${remote}`, default_tip: remote_tip };
}
