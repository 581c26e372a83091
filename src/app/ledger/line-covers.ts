import type { Sha } from "../../model/change.ts";
import type { RecordState } from "../../model/record.ts";
import type { LineHistory } from "../../port/line-history.ts";
import type { LineState } from "./line-state.ts";

/** Answers how far a commit reaches on each line: how many commits of it, from the oldest, are the commit or its ancestors. */
export type Covers = (through: string) => Promise<Readonly<Record<string, number>> | null>;

type Line = Pick<LineState, "branch" | "tip" | "commits">;

/** Every id that the schema of a record lets through is at least this long. */
const shortest = 7;

/** The commit up to which a record speaks; null: it is of a kind that names none. */
export function throughOf(state: RecordState | null): string | null {
  if (state?.state !== "valid") return null;
  const { record } = state;
  return record.kind === "resume" || record.kind === "release" ? record.through : null;
}

/** Positions on a line by a full or shortened id; null: not on the line, or shortened so far that several commits bear it. */
function positionsOf(commits: readonly Sha[]): (id: string) => number | null {
  const byStart = new Map<string, number[]>();
  commits.forEach((commit, position) => {
    const start = commit.slice(0, shortest);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [position]);
    else known.push(position);
  });
  return (id) => {
    const fitting = (byStart.get(id.slice(0, shortest)) ?? []).filter((position) => commits[position]?.startsWith(id));
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
}

/**
 * Looks commits up on the lines themselves; one that came by a merge is on none, so git counts. Each parent of a line's commit is
 * on the line too, hence what a commit covers is always its beginning.
 */
export function createCovers(history: LineHistory, lines: readonly Line[]): Covers {
  const indexed = lines.map((line) => ({ ...line, find: positionsOf(line.commits) }));
  const known = new Map<string, Promise<Readonly<Record<string, number>> | null>>();
  // A history that was rewritten keeps the old commits for a while: what no line builds on covers nothing.
  const landed = async (through: string): Promise<boolean> => {
    for (const { tip, find } of indexed) {
      if (find(through) !== null) return true;
      if ((await history.countBeyond({ tip: through, commit: tip })) === 0) return true;
    }
    return false;
  };
  const look = async (through: string): ReturnType<Covers> => {
    if (!(await landed(through))) return null;
    const counts: [string, number][] = [];
    for (const { branch, tip, commits, find } of indexed) {
      const position = find(through);
      const beyond = position === null ? await history.countBeyond({ tip, commit: through }) : null;
      if (position === null && beyond === null) return null;
      counts.push([branch, position === null ? commits.length - (beyond ?? 0) : position + 1]);
    }
    return Object.fromEntries(counts);
  };
  return (through) => {
    const before = known.get(through);
    if (before !== undefined) return before;
    const looked = look(through);
    known.set(through, looked);
    return looked;
  };
}
