import type { Change } from "../../model/change.ts";
import type { LandedFiring } from "../../model/landing.ts";
import type { Sheet } from "../../model/sheet.ts";
import { retestsAskedBy } from "../../firing/asked-retests.ts";
import { fireTriggers } from "../../firing/fire-triggers.ts";
import { wantedReads } from "../../firing/wanted-reads.ts";
import { withoutExtensions } from "../../firing/without-extensions.ts";
import type { PathSet } from "../../pattern/path-set.ts";
import type { LineCommit, LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { countBlobs, readLandedTexts, wantedCommit, type SideTexts, type WantedCommit } from "./landed-texts.ts";
import type { StoredLanding } from "./line-state.ts";
import type { LineTree } from "./line-tree.ts";
import { createTextMemory } from "./text-memory.ts";
import { isMergeLine, mergedTitle } from "./merged-title.ts";
import { isThemeCommit, themeEditor } from "./theme-editor.ts";

/** A commit at its place on a line, with the sheets that judge it, each apart. */
export interface PlacedCommit {
  readonly commit: LineCommit;
  readonly position: number;
  readonly sheets: readonly Sheet[];
}

/** Takes the commits of a line in order and gives back those that fired something. */
export interface LandingJudge {
  readonly add: (placed: PlacedCommit) => Promise<void>;
  readonly end: () => Promise<readonly StoredLanding[]>;
}

interface Judging {
  readonly repository: Repository & LineHistory;
  readonly branch: string;
  /** Compiled globs, shared by all commits. */
  readonly paths: PathSet;
  /** Where the line has come to; null: paths are looked up commit by commit, which is quicker for a few. */
  readonly tree: LineTree | null;
}

type Pending = WantedCommit & PlacedCommit;

/** Blobs read at once: enough to wait seldom, few enough that the largest ones still fit in memory. */
const blobsAtOnce = 64;
const commitsAtOnce = 1000;

function landedFirings(sheets: readonly Sheet[], change: Change, paths: PathSet): readonly LandedFiring[] {
  const firings = sheets.flatMap((sheet) =>
    fireTriggers(sheet, change, paths).map((firing) => ({
      ...firing,
      resume: sheet.triggers[firing.trigger]?.resume ?? ("after-release" as const),
      before_merge: retestsAskedBy(sheet, firing, "before_merge"),
      after_release: retestsAskedBy(sheet, firing, "after_release"),
    })),
  );
  return [...new Map(firings.map((firing) => [JSON.stringify(firing), firing])).values()];
}

function judge({ branch, paths }: Judging, pending: Pending, texts: SideTexts): readonly StoredLanding[] {
  const { commit, parent, files, author, subject } = pending.commit;
  const base = parent ?? commit;
  const change: Change = { branch, base, merge_base: base, head: commit, files, texts };
  const firings = landedFirings(pending.sheets, change, paths);
  const { position } = pending;
  return firings.length === 0
    ? []
    : [{ commit, branch, position, author, editor: null, subject, arrival: null, firings }];
}

/** What only the whole message says: the theme editor's user, and what a merge brought. */
async function withMessages(
  repository: LineHistory,
  landings: readonly StoredLanding[],
): Promise<readonly StoredLanding[]> {
  const telling = landings.filter(({ author, subject }) => isThemeCommit(author) || isMergeLine(subject));
  if (telling.length === 0) return landings;
  const messages = await repository.readMessages(telling.map(({ commit }) => commit));
  const told = new Map(telling.map(({ commit }, at) => [commit, messages[at] ?? ""]));
  return landings.map((landing) => {
    const message = told.get(landing.commit);
    if (message === undefined) return landing;
    const editor = isThemeCommit(landing.author) ? themeEditor(message) : null;
    return { ...landing, editor, subject: mergedTitle(message) ?? landing.subject };
  });
}

/** Judges the commits of one branch; texts are read for those alone whose paths can meet a condition. */
export function createLandingJudge(judging: Judging): LandingJudge {
  const { tree } = judging;
  const memory = createTextMemory(judging.repository);
  const landings: StoredLanding[] = [];
  let pending: Pending[] = [];
  let blobs = 0;
  let reading: Promise<void> = Promise.resolve();
  const settle = async (items: readonly Pending[], read: Promise<readonly SideTexts[]>): Promise<void> => {
    const texts = await read;
    const found = items.flatMap((item, at) => judge(judging, item, texts[at] ?? { before: {}, after: {} }));
    landings.push(...(await withMessages(judging.repository, found)));
  };
  // The walk goes on while texts arrive, and git reads the next ones while those that came are judged; no more than that at a time.
  const flush = async (): Promise<void> => {
    const items = pending;
    pending = [];
    blobs = 0;
    const read = readLandedTexts({ memory, repository: judging.repository }, items);
    read.catch(() => undefined);
    await reading;
    reading = settle(items, read);
    // A failure is told to whoever waits for the reading, which may be later.
    reading.catch(() => undefined);
  };
  return {
    add: async (placed) => {
      const sheets = tree?.holdsExtensions() === false ? placed.sheets.map(withoutExtensions) : placed.sheets;
      if (sheets.length === 0) return;
      const wanted = wantedReads(sheets, placed.commit.files, judging.paths);
      if (wanted.blobs.length === 0) return;
      const item = wantedCommit(placed.commit, wanted, tree?.entryAt ?? null);
      pending.push({ ...placed, ...item, sheets });
      blobs += countBlobs(item);
      if (blobs >= blobsAtOnce || pending.length >= commitsAtOnce) await flush();
    },
    end: async () => {
      await flush();
      await reading;
      return landings;
    },
  };
}
