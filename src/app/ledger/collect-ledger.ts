import { compareText } from "../../firing/compare-text.ts";
import type { Instant } from "../../model/answers.ts";
import type { Finding } from "../../model/finding.ts";
import type { LandedRecord, Landing, LedgerFacts, RecordVersion } from "../../model/landing.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Arrivals } from "../../port/arrivals.ts";
import type { LedgerCache } from "../../port/ledger-cache.ts";
import type { Branches, LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { defaultBranch } from "./default-branch.ts";
import { landedArrivals, type ArrivalOf } from "./landed-arrivals.ts";
import { defaultLine, storeLines } from "./ledger-lines.ts";
import { landedOnce } from "./landed-once.ts";
import { createCovers, throughOf, type Covers } from "./line-covers.ts";
import type { LineState } from "./line-state.ts";
import { datedAhead, doubtedCommits, timesOf, type TimeOf } from "./line-times.ts";
import { listedBranches } from "./listed-branches.ts";
import { recordId } from "../sheet/sheet-paths.ts";
import { sheetEditsOf } from "./entry-edits.ts";
import { unsignedGateFiles } from "./unsigned-gate-files.ts";
import { unsignedWeakenings } from "./unsigned-weakenings.ts";

/** Where a ledger comes from. */
export interface LedgerSource {
  readonly repository: Repository & LineHistory;
  /** Null: nobody is asked how commits landed, branches are taken at their word. */
  readonly arrivals: Arrivals | null;
  readonly cache: LedgerCache | null;
  readonly now: Instant;
  /** The default branch; null: the one that is checked out, or the one that `origin` starts with. */
  readonly branch: string | null;
  /** Called with the number of commits walked on the line at hand. */
  readonly onProgress?: (walked: number) => void;
}

function byTime(landings: readonly Landing[]): readonly Landing[] {
  // Sorting keeps the order of equal ones, so a line stays in its own order and the default branch comes first.
  return [...landings].sort((a, b) => Date.parse(a.landed_at) - Date.parse(b.landed_at));
}

interface Completing {
  readonly branch: string;
  readonly times: TimeOf;
  readonly covers: Covers;
  readonly arrivalOf: ArrivalOf | null;
}

async function landedRecords(
  records: LineState["records"],
  { branch, times, covers, arrivalOf }: Completing,
): Promise<readonly LandedRecord[]> {
  const paths = Object.keys(records).sort((a, b) => compareText(recordId(a), recordId(b)) || compareText(a, b));
  const landed: LandedRecord[] = [];
  for (const path of paths) {
    const versions: RecordVersion[] = [];
    for (const version of records[path] ?? []) {
      const through = throughOf(version.state);
      const arrival = arrivalOf?.({ commit: version.commit, branch }) ?? null;
      const landed_at = times(version.position);
      versions.push({ ...version, landed_at, arrival, covers: through === null ? null : await covers(through) });
    }
    landed.push({ id: recordId(path), path, versions });
  }
  return landed;
}

/** Branches that stores list and that the clone has not: what landed there is not seen. */
function missingBranches({ stores }: Sheet, { tips }: Branches): readonly Finding[] {
  const listed = new Set(listedBranches({ stores }));
  return [...listed]
    .filter((branch) => !tips.has(branch))
    .map((branch): Finding => ({
      code: "branch-missing",
      severity: "error",
      place: { file: "governance/sheet.yml" },
      args: { branch, stores: Object.keys(stores).filter((id) => stores[id]?.branches.includes(branch)) },
    }));
}

/** How what fired, what records brought, what changed the sheet, what touched the gate's files and what may be dated wrong has landed; null: nobody is asked. */
async function arrivalsOf(
  { repository: history, arrivals, cache, now }: LedgerSource,
  lines: readonly LineState[],
): Promise<ArrivalOf | null> {
  if (arrivals === null) return null;
  const landed = lines.flatMap((line) => {
    const times = timesOf(line, { now, arrivalOf: null });
    const commits = [
      ...line.landings,
      ...Object.values(line.records).flat(),
      ...line.sheet_edits,
      ...line.gate_files,
    ].map(({ commit, position }) => ({ commit, branch: line.branch, landed_at: times(position) }));
    return [...commits, ...doubtedCommits(line, times)];
  });
  return landedArrivals({ arrivals, history, cache, now }, landed);
}

function landingsOf({ landings }: LineState, times: TimeOf, arrivalOf: ArrivalOf | null): readonly Landing[] {
  return landings.map((landing) => ({
    ...landing,
    landed_at: times(landing.position),
    arrival: arrivalOf?.(landing) ?? null,
  }));
}

/**
 * Everything that history says about what landed: the first-parent lines of the default branch and of the stores' branches,
 * judged commit by commit, and the records of the default branch with their versions. A cut-off history is read as far as it
 * goes and called incomplete; a history without a sheet throws a HostError.
 */
export async function collectLedger(source: LedgerSource): Promise<LedgerFacts> {
  return collectLedgerAt(source, await source.repository.branches());
}

/** The same where the branches are known already. */
export async function collectLedgerAt(source: LedgerSource, branches: Branches): Promise<LedgerFacts> {
  const { repository, now } = source;
  const { name, tip } = defaultBranch(branches, source.branch);
  // Positions count from the first commit of the clone, which moves when more of the history is fetched.
  const cache = branches.shallow ? null : source.cache;
  const lineSource = { repository, cache, now, onProgress: source.onProgress ?? ((): void => undefined) };
  const main = await defaultLine(lineSource, name, tip);
  const lines: readonly LineState[] = [main, ...(await storeLines(lineSource, main, branches.tips))];
  const arrivalOf = await arrivalsOf(source, lines);
  const [onDefault = [], ...others] = lines.map((line) =>
    landingsOf(line, timesOf(line, { now, arrivalOf }), arrivalOf),
  );
  const times = timesOf(main, { now, arrivalOf });
  const covers = createCovers(repository, lines);
  const unsigned =
    arrivalOf === null
      ? []
      : [...(await unsignedWeakenings(repository, main, arrivalOf)), ...unsignedGateFiles(main, arrivalOf)];
  return {
    version: 1,
    now,
    branch: name,
    tip,
    sheet: main.sheet.sheet,
    sheet_commit: main.sheet.commit,
    adopted: { commit: main.adopted.commit, at: times(main.adopted.position) },
    incomplete: branches.shallow,
    verified: source.arrivals !== null,
    landings: byTime([...onDefault, ...landedOnce(onDefault, others.flat())]),
    sheet_edits: sheetEditsOf(main, times, arrivalOf),
    records: await landedRecords(main.records, { branch: name, times, covers, arrivalOf }),
    findings: [...main.trouble, ...missingBranches(main.sheet.sheet, branches), ...datedAhead(lines, now), ...unsigned],
  };
}
