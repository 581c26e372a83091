import type { Sha } from "../../model/change.ts";
import { canonicalJson } from "../../firing/fingerprint.ts";
import type { LineHistory } from "../../port/line-history.ts";
import type { SheetReader } from "../sheet/sheet-reader.ts";
import { sheetEdits } from "./entry-edits.ts";
import type { LandingJudge, PlacedCommit } from "./judge-landings.ts";
import type { LineState, SheetInForce, StoredLanding, StoredSheetEdit } from "./line-state.ts";

/** What merged lines are judged with. */
export interface MergedLines {
  readonly history: LineHistory;
  readonly readSheet: SheetReader;
  readonly judge: LandingJudge;
}

/** The merges on a line up to its tip. */
interface Merges {
  readonly tip: Sha;
  readonly merges: readonly PlacedCommit[];
}

/** A merge of a commit that does not build on the adoption and had sheets all the same. */
interface Merged {
  readonly merge: PlacedCommit;
  readonly other: Sha;
  /** The adoption that it does not build on. */
  readonly from: Sha;
  /** Newest first, each once. */
  readonly had: readonly SheetInForce[];
}

/** Every valid sheet on the way to a commit: the last one may have been weakened just before the merge. */
async function sheetsOnTheWay(
  { history, readSheet }: MergedLines,
  line: { readonly commit: Sha; readonly besides: Sha },
): Promise<readonly SheetInForce[]> {
  const found = new Map<string, SheetInForce>();
  for (const commit of await history.sheetCommits(line)) {
    const state = await readSheet(commit);
    if (state.state !== "valid") continue;
    const meaning = canonicalJson(state.sheet);
    if (!found.has(meaning)) found.set(meaning, { commit, sheet: state.sheet });
  }
  return [...found.values()];
}

async function governedApart(
  parts: MergedLines,
  adopted: LineState["adopted"],
  { tip, merges }: Merges,
): Promise<readonly Merged[]> {
  if (adopted === null) return [];
  const later = merges.filter(({ position }) => position > adopted.position);
  if (later.length === 0) return [];
  const commits = later.flatMap(({ commit }) => commit.merged);
  const apart = new Set(await parts.history.apart({ tip, from: adopted.commit, commits }));
  const found: Merged[] = [];
  for (const merge of later) {
    for (const other of merge.commit.merged.filter((commit) => apart.has(commit))) {
      const had = await sheetsOnTheWay(parts, { commit: other, besides: adopted.commit });
      if (had.length > 0) found.push({ merge, other, from: adopted.commit, had });
    }
  }
  return found;
}

/**
 * What merges bring from lines that had a sheet before: such a line may be the one that was governed, and this one have been begun
 * beside it by whoever may push a merge with another first parent. Everything since both parted counts as landed by the merge,
 * judged by every sheet of both.
 */
export async function judgeMergedLines(
  parts: MergedLines,
  { adopted }: Pick<LineState, "adopted">,
  merges: Merges,
): Promise<Pick<LineState, "landings" | "sheet_edits">> {
  const sheet_edits: StoredSheetEdit[] = [];
  for (const { merge, other, from, had } of await governedApart(parts, adopted, merges)) {
    const { commit, position, sheets } = merge;
    const { base, files } = await parts.history.sinceParting({ commit: commit.commit, between: [from, other] });
    const judging = [...had.map(({ sheet }) => sheet), ...sheets];
    await parts.judge.add({ commit: { ...commit, parent: base, files }, position, sheets: judging });
    const after = await parts.readSheet(commit.commit);
    for (const { commit: before, sheet } of had) {
      const origin = { commit: commit.commit, position, before, author: commit.author };
      sheet_edits.push(...sheetEdits(origin, { sheet, sound: true }, after));
    }
  }
  return { landings: await parts.judge.end(), sheet_edits };
}

/** Landings in their places; what one commit fired in two comparisons is one landing. */
export function asOne(landings: readonly StoredLanding[]): readonly StoredLanding[] {
  const byCommit = new Map<Sha, StoredLanding>();
  for (const landing of landings) {
    const firings = [...(byCommit.get(landing.commit)?.firings ?? []), ...landing.firings];
    const distinct = [...new Map(firings.map((firing) => [JSON.stringify(firing), firing])).values()];
    byCommit.set(landing.commit, { ...landing, firings: distinct });
  }
  return [...byCommit.values()].sort((a, b) => a.position - b.position);
}
