import type { Instant } from "../../model/answers.ts";
import type { Sha } from "../../model/change.ts";
import type { Finding } from "../../model/finding.ts";
import { landingTimes } from "../../ledger/landing-times.ts";
import type { ArrivalOf, LandedCommit } from "./landed-arrivals.ts";
import type { LineState } from "./line-state.ts";

type Line = Pick<LineState, "branch" | "commits" | "dates">;

/** When the commit at a place of a line landed. */
export type TimeOf = (position: number) => Instant;

/** How many commits after one that may be dated ahead are asked about: one that was merged says when it had landed at the latest. */
const mostAsked = 100;

/** Landing times of a line by what is known now; `arrivalOf` null: no host was asked. */
export function timesOf(
  { branch, commits, dates }: Line,
  { now, arrivalOf }: { readonly now: Instant; readonly arrivalOf: ArrivalOf | null },
): TimeOf {
  const mergedAt = (commit: string, ask: ArrivalOf): number | null => {
    const at = ask({ commit, branch })?.merged_at ?? null;
    return at === null ? null : Date.parse(at);
  };
  const merged = arrivalOf === null ? null : commits.map((commit) => mergedAt(commit, arrivalOf));
  const times = landingTimes({ dates, merged }, Date.parse(now));
  return (position) => new Date(times[position] ?? Date.parse(now)).toISOString();
}

/** Commits whose arrival shows whether a clock was ahead: one with a later date than a commit after it, and some after that. */
export function doubtedCommits(line: Line, times: TimeOf): readonly LandedCommit[] {
  const { branch, commits, dates } = line;
  let latest = 0;
  const doubted = new Set<number>();
  for (const [position, date] of dates.entries()) {
    if (date >= (dates[latest] ?? 0)) latest = position;
    else if (position - latest <= mostAsked) doubted.add(latest).add(position);
  }
  return [...doubted].flatMap((position) => {
    const commit = commits[position];
    return commit === undefined ? [] : [{ commit, branch, landed_at: times(position) }];
  });
}

/** The first commit of each line that is dated after now. */
export function datedAhead(lines: readonly Line[], now: Instant): readonly Finding[] {
  const first = lines.flatMap(({ commits, dates }): readonly (readonly [Sha, number])[] => {
    const position = dates.findIndex((date) => date > Date.parse(now));
    const commit = commits[position];
    return commit === undefined ? [] : [[commit, dates[position] ?? 0]];
  });
  return [...new Map(first)].map(([commit, date]): Finding => ({
    code: "landed-in-future",
    severity: "error",
    args: { commit, at: new Date(date).toISOString() },
  }));
}
