import type { Change, FileText, Sha } from "../../model/change.ts";
import type { Firing } from "../../model/firing.ts";
import type { Sheet } from "../../model/sheet.ts";
import { fireTriggers } from "../../firing/fire-triggers.ts";
import { wantedReads } from "../../firing/wanted-reads.ts";
import { pausesOf } from "../../gate/pauses.ts";
import { triggerRequirements } from "../../gate/requirements/trigger-requirements.ts";
import { createPathSet, type PathSet } from "../../pattern/path-set.ts";
import type { History, HistoryCommit, HistoryQuery } from "../../port/history.ts";
import type { Repository } from "../../port/repository.ts";

/** What one commit would have asked for; `null` sheet: none governed it yet. */
export interface ReplayedCommit {
  readonly commit: Sha;
  readonly parent: Sha | null;
  readonly committed_at: string;
  readonly subject: string;
  readonly governed: boolean;
  readonly firings: readonly Firing[];
  /** Keys of the requirements that would have held the merge. */
  readonly requirements: readonly string[];
  /** Ids of the conclusions that would have been paused. */
  readonly paused: readonly string[];
}

/** Where the policy of each commit comes from. */
export interface SheetSource {
  /** The sheet that would have judged a commit; null: none. */
  readonly judging: (commit: HistoryCommit) => Promise<Sheet | null>;
}

interface Sources {
  readonly repository: Repository & History;
  readonly sheets: SheetSource;
  /** Compiled globs, shared by all commits. */
  readonly paths: PathSet;
  /** Name of the branch that every commit counts as landed on. */
  readonly branch: string;
}

function nothing(commit: HistoryCommit, governed: boolean): ReplayedCommit {
  const { parent, committed_at, subject } = commit;
  return { commit: commit.commit, parent, committed_at, subject, governed, firings: [], requirements: [], paused: [] };
}

async function textsAt(
  repository: Repository,
  commit: Sha | null,
  paths: readonly string[],
): Promise<Readonly<Record<string, FileText>>> {
  if (commit === null) return Object.fromEntries(paths.map((path) => [path, { missing: true as const }]));
  const read = await repository.readFiles(paths.map((path) => ({ commit, path, text: true })));
  return Object.fromEntries(read.map(({ path, content }) => [path, content]));
}

async function replayCommit(
  { repository, sheets, branch, paths }: Sources,
  commit: HistoryCommit,
): Promise<ReplayedCommit> {
  const sheet = await sheets.judging(commit);
  if (sheet === null) return nothing(commit, false);
  const wanted = wantedReads([sheet], commit.files, paths);
  if (wanted.blobs.length === 0) return nothing(commit, true);
  const parent = commit.parent ?? commit.commit;
  const change: Change = {
    branch,
    base: parent,
    merge_base: parent,
    head: commit.commit,
    files: commit.files,
    texts: {
      before: await textsAt(repository, commit.parent, wanted.before),
      after: await textsAt(repository, commit.commit, wanted.after),
    },
  };
  const firings = fireTriggers(sheet, change, paths);
  const policies = [{ name: "base" as const, sheet, firings }];
  return {
    ...nothing(commit, true),
    firings,
    requirements: triggerRequirements(sheet, branch, firings).map((asked) => asked.key),
    paused: pausesOf({ policies, requirements: [], weakened: [], findings: [] }).map(({ conclusion }) => conclusion),
  };
}

/** Walks a history, newest first, and judges each commit against its first parent. Memory does not grow with the history. */
export async function* replayHistory(
  given: Omit<Sources, "paths">,
  query: HistoryQuery,
): AsyncGenerator<ReplayedCommit> {
  const sources = { ...given, paths: createPathSet() };
  for await (const commit of given.repository.walk(query)) yield await replayCommit(sources, commit);
}
