import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import { createGit, gitError, type GitOptions } from "./git-process.ts";

/** What could make another merge of it than a host's. Attributes of a tree don't count either: the folder it runs in holds none. */
const plainly = [
  "core.attributesFile=/dev/null",
  "merge.renames=true",
  "merge.renameLimit=1000",
  "merge.renormalize=false",
].flatMap((setting) => ["-c", setting]);

/** The tree of git's own merge; null: it makes none, as the two sides disagree. The clone is only read: new objects go to a folder that is removed. */
async function mergedTree(options: GitOptions, ours: Sha, theirs: Sha): Promise<string | null> {
  const paths = ["rev-parse", "--path-format=absolute", "--git-common-dir", "--git-path", "objects"];
  const [common = "", reads = ""] = (await createGit(options).run(paths)).toString("utf8").split("\n");
  const folder = mkdtempSync(join(tmpdir(), "signal-merge-"));
  try {
    const git = createGit({ directory: folder, env: options.env, objects: { reads, writes: folder } });
    const where = [`--git-dir=${common}`, `--work-tree=${folder}`];
    const merge = ["merge-tree", "--write-tree", "--no-messages", ours, theirs];
    const { status, stdout, stderr } = await git.ask([...plainly, ...where, ...merge]);
    if (status === 0) return stdout.toString("utf8").trim();
    if (status === 1 || /unrelated histories/u.test(stderr)) return null;
    if (status !== 129) throw gitError(stderr);
    throw new HostError("git: this version can't merge two commits by itself", {
      hint: "git 2.38 or newer is needed to see whether a merge holds what was judged",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Whether a commit put on its line what a pull request's head holds and nothing else: it is the head or leads to it, git merges the
 * head into its first parent the same way, or it does not build on the head at all: only the host can have squashed or rebased that one.
 */
export async function landsAs(
  options: GitOptions,
  { commit, head }: { readonly commit: Sha; readonly head: Sha },
): Promise<boolean> {
  if (commit === head) return true;
  const git = createGit(options);
  const built = await git.ask(["merge-base", "--is-ancestor", "--end-of-options", head, commit]);
  if (built.status !== 0) return true;
  const answer = await git.run(["rev-parse", `${commit}^{tree}`, `${commit}^@`]);
  const [tree = "", first = "", ...others] = answer.toString("utf8").trim().split("\n");
  return others.join() === head && (await mergedTree(options, first, head)) === tree;
}
