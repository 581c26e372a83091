import type { Sha } from "../../model/change.ts";
import type { Git } from "./git-process.ts";

async function isMeant(git: Git, id: Sha): Promise<boolean> {
  const result = await git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${id}^{commit}`]);
  return result.status === 0 && result.stdout.toString("utf8").startsWith(id);
}

/**
 * Whether ids lead to the commits that they begin. Git takes a shortened one for a branch or tag of that name first, and
 * those can be moved to another commit later. Ids of one length are whole, and nothing stands in their way.
 */
export async function areMeant(git: Git, ids: readonly Sha[]): Promise<boolean> {
  if (new Set(ids.map((id) => id.length)).size === 1) return true;
  for (const id of ids) if (!(await isMeant(git, id))) return false;
  return true;
}
