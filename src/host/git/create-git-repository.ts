import type { Sha } from "../../model/change.ts";
import type { History } from "../../port/history.ts";
import type { LineHistory } from "../../port/line-history.ts";
import { HostError } from "../../port/host-error.ts";
import type { FileRead, Repository, SheetText, WantedFile } from "../../port/repository.ts";
import { compareCommits } from "./compare-commits.ts";
import type { Environment } from "./git-environment.ts";
import { createGit, gitError, type Git, type GitOptions } from "./git-process.ts";
import { createLineHistory } from "./line-history.ts";
import { areMeant } from "./meant-commit.ts";
import { createObjectReader, type ObjectReader } from "./object-reader.ts";
import { placeOnLine } from "./place-on-line.ts";
import { readBranches } from "./read-branches.ts";
import { createCloneReader } from "./read-clone.ts";
import type { AbsentBlobs } from "./absent-blobs.ts";
import { readFileTexts } from "./read-file-texts.ts";
import { createTreeReader, fileEntry, type TreeEntry, type TreeReader } from "./tree-reader.ts";
import { countHistory, walkHistory } from "./walk-history.ts";

/** A local repository: what the gate asks of any host, its history, and an end for the process that serves objects. */
export interface GitRepository extends Repository, History, LineHistory {
  /** Absolute path in the repository's own git folder where this tool may keep files. */
  readonly folder: () => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly git: Git;
  readonly options: GitOptions;
  readonly objects: ObjectReader;
  readonly trees: TreeReader;
  readonly absent: AbsentBlobs;
}

const shallowHint = "fetch all of it: git fetch --unshallow, or fetch-depth: 0 in actions/checkout";
const leftOut = /^governance\/(?:evidence|tests|records)\//u;

async function requireHistory(git: Git): Promise<void> {
  const answer = await git.run(["rev-parse", "--is-shallow-repository"]);
  if (answer.toString("utf8").trim() === "true") {
    throw new HostError("this clone is shallow: its history is cut off", { hint: shallowHint });
  }
}

async function resolveRef(git: Git, ref: string): Promise<Sha> {
  const { status, stdout, stderr } = await git.ask(["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  const doubled = /refname '(.+)' is ambiguous/u.exec(stderr)?.[1];
  if (doubled !== undefined) {
    const hint = `write refs/heads/${doubled} for the branch, refs/tags/${doubled} for the tag`;
    throw new HostError(`git: more than one thing here is named ${doubled}`, { hint });
  }
  if (status === 0) return stdout.toString("utf8").trim();
  if (!stderr.includes("Needed a single revision")) throw gitError(stderr);
  throw new HostError(`git: there is no commit named ${ref}`, { hint: "check the name, or fetch the branch first" });
}

async function readSheet(parts: Parts, commit: Sha): Promise<readonly SheetText[]> {
  const files = (await parts.trees.list(commit, "governance")).filter(([path]) => !leftOut.test(path));
  const texts = await readFileTexts(
    parts.objects,
    files.map(([, entry]) => entry),
    parts.absent,
  );
  return files
    .map(([path, entry], at) => ({ path, blob: entry.id, content: texts[at] ?? { missing: true as const } }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readSheets(parts: Parts, commits: readonly Sha[]): Promise<readonly (readonly SheetText[])[]> {
  const sheets: (readonly SheetText[])[] = [];
  for (const commit of commits) sheets.push(await readSheet(parts, commit));
  return sheets;
}

async function readFiles(parts: Parts, wanted: readonly WantedFile[]): Promise<readonly FileRead[]> {
  const entries: (TreeEntry | null)[] = [];
  for (const { commit, path } of wanted) entries.push(fileEntry(await parts.trees.find(commit, path)));
  const asked = entries.map((entry, at) => (wanted[at]?.text === true ? entry : null));
  const contents = await readFileTexts(parts.objects, asked, parts.absent);
  return wanted.map(({ commit, path }, at) => ({
    commit,
    path,
    blob: entries[at]?.id ?? null,
    content: contents[at] ?? { missing: true },
  }));
}

async function isAncestor(git: Git, commit: Sha, of: Sha): Promise<boolean> {
  if (!(await areMeant(git, [commit, of]))) return false;
  const result = await git.ask(["merge-base", "--is-ancestor", "--end-of-options", commit, of]);
  if (result.status === 0) return true;
  if (result.status === 1) await requireHistory(git);
  else if (!/not a valid (?:object|commit)/iu.test(result.stderr)) throw gitError(result.stderr);
  return false;
}

function partsOf(options: GitOptions & { readonly absentBlobs?: AbsentBlobs }): Parts {
  const git = createGit(options);
  const objects = createObjectReader(git);
  return { git, options, objects, trees: createTreeReader(objects), absent: options.absentBlobs ?? "refuse" };
}

/** Opens the repository that holds `directory`. Reads commits only, never the working tree; no network, no hook, no filter runs. */
export function createGitRepository(options: {
  readonly directory: string;
  readonly env: Environment;
  readonly absentBlobs?: AbsentBlobs;
}): GitRepository {
  const parts = partsOf(options);
  const { git, objects } = parts;
  const clone = createCloneReader(git, options.directory);
  return {
    folder: async () => (await clone.known()).folder,
    branches: () => readBranches(git, clone.now()),
    compare: async (base, head) => {
      await requireHistory(git);
      return compareCommits(git, base, head);
    },
    readSheets: (commits) => readSheets(parts, commits),
    readFiles: (wanted) => readFiles(parts, wanted),
    isAncestor: (commit, of) => isAncestor(git, commit, of),
    placeOnLine: async (query) => {
      await requireHistory(git);
      return placeOnLine(git, parts.trees, query);
    },
    resolveRef: (ref) => resolveRef(git, ref),
    count: async (query) => {
      await requireHistory(git);
      return countHistory(git, query);
    },
    walk: async function* (query) {
      await requireHistory(git);
      yield* walkHistory(git, query);
    },
    sheetId: async (commit) => (await parts.trees.find(commit, "governance"))?.id ?? null,
    listFiles: async (commit) => (await parts.trees.list(commit, "")).map(([path]) => path),
    ...createLineHistory(parts),
    close: () => objects.close(),
  };
}
