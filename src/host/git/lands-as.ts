import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { LineHistory } from "../../port/line-history.ts";
import { createGit, gitError, type Git, type GitOptions } from "./git-process.ts";
import type { ObjectReader } from "./object-reader.ts";

/** What could make another merge of it than a host's. Attributes of a tree don't count either: the folder it runs in holds none. */
const plainly = [
  "core.attributesFile=/dev/null",
  "merge.renames=true",
  "merge.renameLimit=1000",
  "merge.renormalize=false",
].flatMap((setting) => ["-c", setting]);

const commitLimit = 1024 * 1024;

/** Folders of the repository and of its objects, absolute. */
interface Folders {
  readonly common: string;
  readonly reads: string;
}

async function readFolders(git: Git): Promise<Folders> {
  const paths = ["rev-parse", "--path-format=absolute", "--git-common-dir", "--git-path", "objects"];
  const [common = "", reads = ""] = (await git.run(paths)).toString("utf8").split("\n");
  return { common, reads };
}

/** The tree of git's own merge; null: it makes none, as the two sides disagree. The clone is only read: new objects go to a folder that is removed. */
async function mergedTree(
  { env }: GitOptions,
  { common, reads }: Folders,
  sides: readonly [Sha, Sha],
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), "signal-merge-"));
  try {
    const git = createGit({ directory: folder, env, objects: { reads, writes: folder } });
    const where = [`--git-dir=${common}`, `--work-tree=${folder}`];
    const merge = ["merge-tree", "--write-tree", "--no-messages", ...sides];
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

/** Tree and parents of a commit, from its own header; null: there is no such commit, or it is no ordinary one. */
async function headerOf(objects: ObjectReader, commit: Sha) {
  const [object] = await objects.read([commit], commitLimit);
  if (object?.type !== "commit" || object.bytes === null) return null;
  const [header = ""] = object.bytes.toString("latin1").split("\n\n", 1);
  const fields = header.split("\n").map((line) => line.split(" "));
  const valuesOf = (name: string): readonly Sha[] => fields.flatMap(([key, value = ""]) => (key === name ? value : []));
  return { tree: valuesOf("tree")[0] ?? "", parents: valuesOf("parent") };
}

/**
 * Answers whether a commit put on its line what a pull request's head holds and nothing else: it is the head or leads to it, git merges
 * the head into its first parent the same way, or it does not build on the head at all: only the host can have squashed or rebased that one.
 */
export function createLandsAs(
  options: GitOptions,
  { git, objects }: { readonly git: Git; readonly objects: ObjectReader },
): LineHistory["landsAs"] {
  let folders: Promise<Folders> | undefined;
  return async ({ commit, head }) => {
    if (commit === head) return true;
    const header = await headerOf(objects, commit);
    if (header === null) return false;
    const [first = "", ...others] = header.parents;
    if (others.join() === head) {
      folders ??= readFolders(git);
      return (await mergedTree(options, await folders, [first, head])) === header.tree;
    }
    const built = await git.ask(["merge-base", "--is-ancestor", "--end-of-options", head, commit]);
    return built.status !== 0;
  };
}
