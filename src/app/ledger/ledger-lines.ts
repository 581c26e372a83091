import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import type { Branches, LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { readLine, writeLine } from "./line-cache.ts";
import type { FallbackSheet, LineState, SheetInForce } from "./line-state.ts";
import { timesOf } from "./line-times.ts";
import { listedBranches } from "./listed-branches.ts";

/** What lines are read from. */
export interface LineSource {
  readonly repository: Repository & LineHistory;
  readonly cache: LedgerCache | null;
  readonly now: Instant;
  readonly onProgress: (walked: number) => void;
}

/** A default branch whose history holds a valid sheet. */
export interface GovernedLine extends LineState {
  readonly sheet: SheetInForce;
  readonly adopted: NonNullable<LineState["adopted"]>;
}

interface LineWanted {
  readonly branch: string;
  readonly tip: Sha;
  readonly fallback: FallbackSheet | null;
}

async function walkFrom(source: LineSource, wanted: LineWanted, from: LineState | null): Promise<LineState | null> {
  // Loaded when there is something to judge: most runs find nothing new, and the conditions are what takes long to load.
  const { walkLine } = await import("./walk-line.ts");
  const { repository, onProgress } = source;
  if (from === null) return walkLine({ ...wanted, repository, onProgress, from });
  try {
    return await walkLine({ ...wanted, repository, onProgress, from });
  } catch (error) {
    // The commit that was known may be gone for good; whatever else is wrong will show again.
    if (error instanceof HostError) return null;
    throw error;
  }
}

/** The state of a line at its tip, going on from where an earlier run ended if the line still leads there. */
async function lineAt(source: LineSource, wanted: LineWanted): Promise<LineState> {
  const known = await readLine(source.cache, wanted.branch, wanted.fallback);
  if (known?.tip === wanted.tip) return known;
  const state = (known && (await walkFrom(source, wanted, known))) ?? (await walkFrom(source, wanted, null));
  if (state === null) {
    throw new HostError(`git: the line of ${wanted.branch} does not end at its tip`, {
      hint: "the branch moved while it was read: run again",
    });
  }
  await writeLine(source.cache, state);
  return state;
}

/** The default branch's line. Without a valid sheet anywhere on it there is nothing to tell. */
export async function defaultLine(source: LineSource, branch: string, tip: Sha): Promise<GovernedLine> {
  const line = await lineAt(source, { branch, tip, fallback: null });
  const { sheet, adopted } = line;
  if (sheet !== null && adopted !== null) return { ...line, sheet, adopted };
  throw new HostError(`no commit of ${branch} holds a valid sheet`, {
    hint: "commit a sheet under governance/ first; signal-governance lint says what is wrong with one",
  });
}

/** Lines of the other branches that the stores list and that exist, in the stores' order. */
export async function storeLines(
  source: LineSource,
  main: GovernedLine,
  tips: Branches["tips"],
): Promise<readonly LineState[]> {
  const { commit, position } = main.adopted;
  const at = timesOf(main, { now: source.now, arrivalOf: null })(position);
  const fallback = { ...main.sheet, adopted: { commit, at } };
  const listed = new Set(listedBranches(main.sheet.sheet));
  listed.delete(main.branch);
  const lines: LineState[] = [];
  for (const branch of listed) {
    const tip = tips.get(branch);
    if (tip !== undefined) lines.push(await lineAt(source, { branch, tip, fallback }));
  }
  return lines;
}
