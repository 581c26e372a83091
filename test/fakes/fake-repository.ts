import { createHash } from "node:crypto";
import { decodeFileText } from "../../src/host/file-text.ts";
import type { ChangedFile, FileText, Sha } from "../../src/model/change.ts";
import { HostError } from "../../src/port/host-error.ts";
import type { Comparison, FileRead, PlaceOnLine, Repository, WantedFile } from "../../src/port/repository.ts";

/** What stands at a path of a fake commit. */
export type FakeEntry = string | Buffer | { readonly symlink: string } | { readonly submodule: string };

/** A commit with all its files. */
export interface FakeCommit {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  readonly tree: Readonly<Record<string, FakeEntry>>;
  readonly people: readonly string[];
  readonly committed_at: string;
}

type Commits = ReadonlyMap<Sha, FakeCommit>;

function bytesOf(entry: FakeEntry): Buffer {
  if (typeof entry === "string" || Buffer.isBuffer(entry)) return Buffer.from(entry);
  return Buffer.from("symlink" in entry ? entry.symlink : "");
}

/** An answer that comes later, as a real host's does; what `make` throws is a rejection. */
export function later<Value>(make: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(make()));
}

/** The id git gives an entry. */
export function fakeBlob(entry: FakeEntry): Sha {
  if (typeof entry === "object" && "submodule" in entry) return entry.submodule;
  const bytes = bytesOf(entry);
  const hash = createHash("sha1").update(`blob ${String(bytes.length)}\0`);
  return hash.update(bytes).digest("hex");
}

function textOf(entry: FakeEntry): FileText {
  if (typeof entry === "string" || Buffer.isBuffer(entry)) return decodeFileText(bytesOf(entry));
  return { unreadable: "symlink" in entry ? "symlink" : "submodule" };
}

function commitAt(commits: Commits, sha: Sha): FakeCommit {
  const found = commits.get(sha);
  if (found === undefined) throw new HostError(`there is no commit ${sha}`, { hint: "make one" });
  return found;
}

function entryAt(commits: Commits, sha: Sha, path: string): FakeEntry | undefined {
  const { tree } = commitAt(commits, sha);
  return Object.hasOwn(tree, path) ? tree[path] : undefined;
}

/** A commit and everything before it, nearest first. */
function history(commits: Commits, from: Sha): readonly Sha[] {
  const seen = new Set<Sha>([from]);
  for (const sha of seen) for (const parent of commitAt(commits, sha).parents) seen.add(parent);
  return [...seen];
}

function mergeBase(commits: Commits, base: Sha, head: Sha): Sha {
  const older = new Set(history(commits, base));
  const found = history(commits, head).find((sha) => older.has(sha));
  if (found === undefined) throw new HostError("the commits share no history", { hint: "join them" });
  return found;
}

function kindOf(entry: FakeEntry): string {
  return typeof entry === "object" && !Buffer.isBuffer(entry) ? Object.keys(entry).join() : "file";
}

/** Files between two trees; only a rename without an edit is seen as one. */
function changes(before: FakeCommit["tree"], after: FakeCommit["tree"]): readonly ChangedFile[] {
  const removed = new Map(Object.entries(before).filter(([path]) => !Object.hasOwn(after, path)));
  const files: ChangedFile[] = [];
  for (const [path, entry] of Object.entries(after)) {
    const old = Object.hasOwn(before, path) ? before[path] : undefined;
    if (old !== undefined) {
      const same = fakeBlob(old) === fakeBlob(entry) && kindOf(old) === kindOf(entry);
      if (!same) files.push({ status: "modified", path, old_path: null });
      continue;
    }
    const source = [...removed].find(([, candidate]) => fakeBlob(candidate) === fakeBlob(entry));
    if (source !== undefined) removed.delete(source[0]);
    files.push({ status: source === undefined ? "added" : "renamed", path, old_path: source?.[0] ?? null });
  }
  return [...files, ...[...removed.keys()].map((path) => ({ status: "removed", path, old_path: null }) as const)];
}

function readOne(commits: Commits, { text, ...file }: WantedFile): FileRead {
  const entry = entryAt(commits, file.commit, file.path);
  const content = entry === undefined || !text ? { missing: true as const } : textOf(entry);
  return { ...file, blob: entry === undefined ? null : fakeBlob(entry), content };
}

const sheetFile = /^governance\/(?!(?:evidence|tests|records)\/)/u;

function sheetAt(commits: Commits, sha: Sha) {
  const paths = Object.keys(commitAt(commits, sha).tree).filter((path) => sheetFile.test(path));
  return paths.sort().map((path) => {
    const { blob, content } = readOne(commits, { commit: sha, path, text: true });
    return { path, blob: blob ?? "", content };
  });
}

function firstParents(commits: Commits, from: Sha): readonly FakeCommit[] {
  const [parent] = commitAt(commits, from).parents;
  return [commitAt(commits, from), ...(parent === undefined ? [] : firstParents(commits, parent))];
}

function compare(commits: Commits, base: Sha, head: Sha): Comparison {
  const merge_base = mergeBase(commits, base, head);
  const known = new Set(history(commits, base));
  const added = history(commits, head).filter((sha) => !known.has(sha));
  const files = changes(commitAt(commits, merge_base).tree, commitAt(commits, head).tree);
  const list = added.map((sha) => {
    const { parents, people } = commitAt(commits, sha);
    return { sha, merge: parents.length > 1, people };
  });
  return { merge_base, files, total_files: files.length, commits: list.reverse(), total_commits: list.length };
}

function placeOnLine(commits: Commits, query: Parameters<Repository["placeOnLine"]>[0]): PlaceOnLine | null {
  const { commit, base, since, paths } = query;
  const line = firstParents(commits, base).map(({ sha, committed_at }) => ({ sha, date: Date.parse(committed_at) }));
  const end = line.findIndex(({ date }) => date < Date.parse(since));
  const read = line.slice(0, end < 0 ? line.length : end).reverse();
  const position = read.findIndex(({ sha }) => sha === commit);
  if (position < 0) return null;
  const blobs = paths.map((path) => [path, readOne(commits, { commit, path, text: false }).blob] as const);
  return { dates: read.map(({ date }) => date), position, blobs: Object.fromEntries(blobs) };
}

/** A repository in memory that answers as git would. */
export function createFakeRepository(given: readonly FakeCommit[]): Repository {
  const commits = new Map(given.map((commit) => [commit.sha, commit]));
  return {
    compare: (base, head) => later(() => compare(commits, base, head)),
    readSheets: (wanted) => later(() => wanted.map((sha) => sheetAt(commits, sha))),
    readFiles: (wanted) => later(() => wanted.map((file) => readOne(commits, file))),
    isAncestor: (commit, of) => later(() => history(commits, of).includes(commit)),
    placeOnLine: (query) => later(() => placeOnLine(commits, query)),
  };
}
