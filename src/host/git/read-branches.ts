import type { Sha } from "../../model/change.ts";
import type { Branches } from "../../port/line-history.ts";
import type { Git } from "./git-process.ts";
import type { Clone } from "./read-clone.ts";

const local = "refs/heads/";
const remote = "refs/remotes/origin/";

/** The branch that is checked out although it holds no commit yet; null: there is none. */
async function emptyBranch(git: Git): Promise<string | null> {
  const head = await git.ask(["symbolic-ref", "--quiet", "HEAD"]);
  const ref = head.stdout.toString("utf8").trim();
  return ref.startsWith(local) ? ref.slice(local.length) : null;
}

/** Every branch of the clone and of `origin`, from the names that git keeps: no commit is opened. */
export async function readBranches(git: Git, clone: Promise<Clone>): Promise<Branches> {
  const format = "--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)";
  const [{ shallow }, refs] = await Promise.all([clone, git.run(["for-each-ref", format, local, remote])]);
  const tips = new Map<string, Sha>();
  const remoteTips = new Map<string, Sha>();
  let start: string | null = null;
  let current: string | null = null;
  // Git sorts by name, so local branches come first and keep their place.
  for (const line of refs.toString("utf8").split("\n")) {
    const [ref = "", commit = "", target = "", head = ""] = line.split("\0");
    if (ref === `${remote}HEAD`) start = target.startsWith(remote) ? target.slice(remote.length) : null;
    else if (ref.startsWith(local)) {
      tips.set(ref.slice(local.length), commit);
      if (head === "*") current = ref.slice(local.length);
    } else if (ref.startsWith(remote)) {
      const name = ref.slice(remote.length);
      remoteTips.set(name, commit);
      if (!tips.has(name)) tips.set(name, commit);
    }
  }
  const remote_tip = start === null ? null : (remoteTips.get(start) ?? null);
  return { shallow, current: current ?? (await emptyBranch(git)), remote: start, remote_tip, tips };
}
