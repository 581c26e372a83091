import type { Sha } from "../../model/change.ts";
import type { Branches } from "../../port/line-history.ts";
import type { Git } from "./git-process.ts";

const local = "refs/heads/";
const remote = "refs/remotes/origin/";

/** Whether the clone is shallow, and the branch that is checked out. */
async function readHead(git: Git): Promise<Pick<Branches, "shallow" | "current">> {
  const [shallow, head] = await Promise.all([
    git.run(["rev-parse", "--is-shallow-repository"]),
    git.ask(["symbolic-ref", "--quiet", "HEAD"]),
  ]);
  const ref = head.stdout.toString("utf8").trim();
  return {
    shallow: shallow.toString("utf8").trim() === "true",
    current: ref.startsWith(local) ? ref.slice(local.length) : null,
  };
}

/** Every branch of the clone and of `origin`, from the names that git keeps: no commit is opened. */
export async function readBranches(git: Git): Promise<Branches> {
  const format = "--format=%(refname)%00%(objectname)%00%(symref)";
  const [head, refs] = await Promise.all([readHead(git), git.run(["for-each-ref", format, local, remote])]);
  const tips = new Map<string, Sha>();
  let start: string | null = null;
  // Git sorts by name, so local branches come first and keep their place.
  for (const line of refs.toString("utf8").split("\n")) {
    const [ref = "", commit = "", target = ""] = line.split("\0");
    if (ref === `${remote}HEAD`) start = target.startsWith(remote) ? target.slice(remote.length) : null;
    else if (ref.startsWith(local)) tips.set(ref.slice(local.length), commit);
    else if (ref.startsWith(remote) && !tips.has(ref.slice(remote.length))) tips.set(ref.slice(remote.length), commit);
  }
  return { ...head, remote: start, tips };
}
