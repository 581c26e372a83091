import type { Sha } from "../../model/change.ts";
import { gitError, type Git } from "./git-process.ts";

/** Where two histories parted; null: they never met. Of several answers it is git's first, as GitHub takes it. */
export async function mergeBase(git: Git, between: readonly [Sha, Sha]): Promise<Sha | null> {
  const { status, stdout, stderr } = await git.ask(["merge-base", "--end-of-options", ...between]);
  if (status === 0) return stdout.toString("utf8").trim();
  if (status === 1) return null;
  throw gitError(stderr);
}
