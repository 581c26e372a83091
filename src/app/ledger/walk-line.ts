import type { Sha } from "../../model/change.ts";
import type { SheetState } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Sheet } from "../../model/sheet.ts";
import { createPathSet } from "../../pattern/path-set.ts";
import type { LineCommit, LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { sheetEdits } from "./entry-edits.ts";
import { createGateFileCollector } from "./gate-file-edits.ts";
import { createLandingJudge, type PlacedCommit } from "./judge-landings.ts";
import type { FallbackSheet, LineState, StoredVersion } from "./line-state.ts";
import { createLineTree } from "./line-tree.ts";
import { asOne, judgeMergedLines } from "./merged-lines.ts";
import { createRecordCollector } from "./record-versions.ts";
import { createSheetReader, editsSheet, type SheetReader } from "../sheet/sheet-reader.ts";

/** A line to walk. */
export interface LineToWalk {
  readonly repository: Repository & LineHistory;
  readonly branch: string;
  readonly tip: Sha;
  /** Where an earlier walk of this line ended. */
  readonly from: LineState | null;
  /** Null: the default branch itself. */
  readonly fallback: FallbackSheet | null;
  /** Called with the number of commits walked. */
  readonly onProgress: (walked: number) => void;
}

/** Puts the commits of a line in their places, one after the other. */
interface Placer {
  readonly place: (commit: LineCommit) => Promise<PlacedCommit>;
  /** What the line says up to the last commit. */
  readonly so: () => Pick<
    LineState,
    "commits" | "dates" | "adopted" | "sheet" | "sheet_edits" | "trouble" | "fallback"
  >;
}

const file = "governance/sheet.yml";
const sheetGone: Finding = { code: "file-missing", severity: "error", place: { file }, args: { file } };

function troubleOf(state: SheetState): readonly Finding[] {
  return state.state === "broken" ? state.findings.filter(({ severity }) => severity === "error") : [sheetGone];
}

function createPlacer(from: LineState | null, fallback: FallbackSheet | null, readSheet: SheetReader): Placer {
  const commits = [...(from?.commits ?? [])];
  const dates = [...(from?.dates ?? [])];
  let latest = dates.reduce((last, date) => Math.max(last, date), 0);
  let { adopted, sheet, trouble } = from ?? { adopted: null, sheet: null, trouble: [] };
  let judged = from?.fallback?.judged ?? false;
  // The line's own sheet, else the fallback once that was adopted; a clock that was ahead brings more commits before it, not fewer.
  const sheetNow = (): Sheet | null => {
    if (sheet !== null) return sheet.sheet;
    return fallback !== null && latest > Date.parse(fallback.adopted.at) ? fallback.sheet : null;
  };
  const sheet_edits = [...(from?.sheet_edits ?? [])];
  const readOwn = async ({ commit, author }: LineCommit): Promise<void> => {
    const state = await readSheet(commit);
    if (sheet !== null && fallback === null) {
      const origin = { commit, position: commits.length, before: sheet.commit, author };
      sheet_edits.push(...sheetEdits(origin, { sheet: sheet.sheet, sound: trouble.length === 0 }, state));
    }
    if (state.state === "valid") {
      [sheet, trouble] = [{ commit, sheet: state.sheet }, []];
      adopted ??= { commit, position: commits.length };
    } else if (sheet !== null) trouble = troubleOf(state);
  };
  const place = async (commit: LineCommit): Promise<PlacedCommit> => {
    const date = Date.parse(commit.committed_at);
    latest = Math.max(latest, date);
    const before = sheetNow();
    const own = sheet;
    if (editsSheet(commit)) await readOwn(commit);
    // Against nothing everything is new: neither the first commit of a history nor the first of a shallow clone changed that much.
    const judging = commit.parent === null || before === null ? [] : [before, sheetNow() ?? before];
    if (own === null && judging.length > 0) judged = true;
    dates.push(date);
    const position = commits.push(commit.commit) - 1;
    return { commit, position, sheets: [...new Set(judging)] };
  };
  const used = fallback && { commit: fallback.commit, adopted: fallback.adopted };
  return {
    place,
    so: () => ({ commits, dates, adopted, sheet, sheet_edits, trouble, fallback: used && { ...used, judged } }),
  };
}

function recordsWith(
  from: LineState | null,
  versions: readonly (readonly [string, StoredVersion])[],
): LineState["records"] {
  const records = new Map(Object.entries(from?.records ?? {}));
  for (const [path, version] of versions) records.set(path, [...(records.get(path) ?? []), version]);
  return Object.fromEntries(records);
}

/** Whether the new commits build on the tip that was known. */
function buildsOn(from: LineState | null, first: LineCommit): boolean {
  return from === null || first.parent === from.tip;
}

/** Walks a first-parent line, or what is new on it. Null: the line does not build on `from`. */
export async function walkLine(line: LineToWalk): Promise<LineState | null> {
  const { repository, branch, tip, from, fallback } = line;
  const readSheet = createSheetReader(repository);
  const placer = createPlacer(from, fallback, readSheet);
  const tree = from === null ? createLineTree() : null;
  const judging = { repository, branch, paths: createPathSet() };
  const landings = createLandingJudge({ ...judging, tree });
  const records = createRecordCollector(repository);
  const gateFiles = createGateFileCollector(repository);
  const merges: PlacedCommit[] = [];
  let walked = 0;
  for await (const commit of repository.walkLine({ tip, after: from?.tip ?? null })) {
    if (walked === 0 && !buildsOn(from, commit)) return null;
    tree?.apply(commit);
    const placed = await placer.place(commit);
    await landings.add(placed);
    if (fallback === null) {
      if (commit.merged.length > 0) merges.push(placed);
      records.add(placed);
      gateFiles.add(placed);
    }
    walked += 1;
    line.onProgress(walked);
  }
  const so = placer.so();
  if (so.commits.at(-1) !== tip) return null;
  const judge = createLandingJudge({ ...judging, tree: null });
  const merged = await judgeMergedLines({ history: repository, readSheet, judge }, so, { tip, merges });
  return {
    branch,
    tip,
    ...so,
    gate_files: [...(from?.gate_files ?? []), ...(await gateFiles.end())],
    sheet_edits: [...so.sheet_edits, ...merged.sheet_edits],
    landings: asOne([...(from?.landings ?? []), ...(await landings.end()), ...merged.landings]),
    records: recordsWith(from, await records.end()),
  };
}
