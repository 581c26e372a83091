import type { Unmerged } from "../model/status.ts";
import type { Io } from "./io.ts";

/** Says on standard error that the branch which speaks was not merged, for outputs that have no place for it. */
export async function warnUnmerged(io: Io, unmerged: Unmerged | null): Promise<void> {
  const { unmergedWords } = await import("../report/status/status-view.ts");
  const words = unmergedWords({ unmerged });
  if (unmerged === null || words === null) return;
  const merged = unmerged.default_branch.replace(/^origin\//u, "");
  io.err(`warning: ${words}\n next: --branch ${merged} speaks of what was merged alone\n`);
}
