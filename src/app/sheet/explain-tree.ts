import type { Change, ChangedFile, FileText, Sha } from "../../model/change.ts";
import type { TrackingMark, TreeExplanation, UncoveredFile } from "../../model/explanation.ts";
import type { Sheet } from "../../model/sheet.ts";
import { fireTriggers } from "../../firing/fire-triggers.ts";
import { wantedReads } from "../../firing/wanted-reads.ts";
import { createPathSet, type PathSet } from "../../pattern/path-set.ts";
import type { History } from "../../port/history.ts";
import type { Repository } from "../../port/repository.ts";
import { idleGlobs } from "./idle-globs.ts";
import { mayHoldTracking, trackingMarks, withoutMark } from "./tracking-marks.ts";

interface Tree {
  readonly repository: Repository & History;
  readonly sheet: Sheet;
  readonly commit: Sha;
  readonly paths: PathSet;
}

type Texts = Readonly<Record<string, FileText>>;

const batch = 100;

async function textsOf({ repository, commit }: Tree, names: readonly string[]): Promise<Texts> {
  const read = await repository.readFiles(names.map((path) => ({ commit, path, text: true })));
  return Object.fromEntries(read.map(({ path, content }) => [path, content]));
}

/** A change of some files that nobody made: what stands there against what an edit would leave. */
function supposedChange(commit: Sha, files: readonly ChangedFile[], texts: Change["texts"]): Change {
  return { branch: "", base: commit, merge_base: commit, head: commit, files, texts };
}

function supposedFile(path: string, status: ChangedFile["status"]): ChangedFile {
  return { status, path, old_path: null, before: "before", after: status === "removed" ? null : "after" };
}

/** Files that fire each trigger when they are removed, one by one; those of an extension still see its settings. */
async function firingFiles(tree: Tree, names: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const files = names.map((path) => supposedFile(path, "removed"));
  const wanted = wantedReads([tree.sheet], files, tree.paths);
  const before = await textsOf(tree, wanted.before);
  const kept = wanted.after.filter((path) => !names.includes(path) || path.endsWith(".toml"));
  const texts = { before, after: { ...missing(wanted.after), ...(await textsOf(tree, kept)) } };
  const firings = fireTriggers(tree.sheet, supposedChange(tree.commit, files, texts), tree.paths);
  return new Map(firings.map(({ trigger, because }) => [trigger, new Set(because.map(({ file }) => file))]));
}

function missing(names: readonly string[]): Texts {
  return Object.fromEntries(names.map((path) => [path, { missing: true as const }]));
}

interface MarkedFile extends UncoveredFile {
  readonly text: string;
}

/** Files that fire when one mark goes from each of them. */
async function firingWithout(tree: Tree, marked: readonly (MarkedFile & { readonly mark: TrackingMark })[]) {
  const files = marked.map(({ path }) => supposedFile(path, "modified"));
  const wanted = wantedReads([tree.sheet], files, tree.paths);
  const before = await textsOf(tree, wanted.before);
  const after = await textsOf(tree, wanted.after);
  const edited = Object.fromEntries(marked.map(({ path, text, mark }) => [path, { text: withoutMark(text, mark) }]));
  const change = supposedChange(tree.commit, files, { before, after: { ...after, ...edited } });
  const firings = fireTriggers(tree.sheet, change, tree.paths);
  return new Set(firings.flatMap(({ because }) => because.map(({ file }) => file)));
}

/** Files with marks that could go without anything firing, and those marks. */
async function uncoveredOf(tree: Tree, names: readonly string[]): Promise<readonly UncoveredFile[]> {
  const texts = await textsOf(tree, names);
  const marked = names.flatMap((path): readonly MarkedFile[] => {
    const content = texts[path];
    if (content === undefined || !("text" in content)) return [];
    return [{ path, text: content.text, marks: trackingMarks(path, content.text) }];
  });
  const bare = new Map<string, TrackingMark[]>();
  const most = Math.max(0, ...marked.map(({ marks }) => marks.length));
  for (let at = 0; at < most; at += 1) {
    const round = marked.flatMap((file) => file.marks.slice(at, at + 1).map((mark) => ({ ...file, mark })));
    const fired = await firingWithout(tree, round);
    for (const { path, mark } of round) if (!fired.has(path)) bare.set(path, [...(bare.get(path) ?? []), mark]);
  }
  return [...bare].map(([path, marks]) => ({ path, marks }));
}

/** Explains a whole tree: what each trigger covers, what looks like tracking and is covered by none, and which globs match nothing. */
export async function explainTree(
  repository: Repository & History,
  sheet: Sheet,
  commit: Sha,
): Promise<TreeExplanation> {
  const tree: Tree = { repository, sheet, commit, paths: createPathSet() };
  const files = await repository.listFiles(commit);
  const covered = new Map(Object.keys(sheet.triggers).map((id) => [id, 0]));
  const uncovered: UncoveredFile[] = [];
  for (let at = 0; at < files.length; at += batch) {
    const names = files.slice(at, at + batch);
    for (const [trigger, firing] of await firingFiles(tree, names)) {
      covered.set(trigger, (covered.get(trigger) ?? 0) + firing.size);
    }
    uncovered.push(...(await uncoveredOf(tree, names.filter(mayHoldTracking))));
  }
  const idle = idleGlobs(sheet, files, tree.paths);
  return { commit, files: files.length, covered: Object.fromEntries(covered), uncovered, idle };
}
