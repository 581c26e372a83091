/** What is known of the moments at which the commits of a first-parent line landed, in milliseconds, oldest commit first. */
export interface DatedLine {
  /** Committer dates. */
  readonly dates: readonly number[];
  /** When a host saw a commit's pull request merged, null for a commit of which it saw none; null: no host was asked. */
  readonly merged: readonly (number | null)[] | null;
}

/**
 * When the commits of a line landed: each at the later of its committer date and its parent's landing, as long as the date can be.
 * One that lies after now, or after the host saw it or a later commit merged, is wrong and says nothing.
 *
 * In its place counts the latest moment that is proven, so that a wrong clock can't make evidence from before a change look like
 * evidence from after it: that merge. Where no host was asked it is the date of the next commit that is neither ahead nor from before
 * what landed already, and until there is one, now. A date that may be right stands, whatever later commits say: anybody can
 * write an old date on top of a new change.
 */
export function landingTimes({ dates, merged }: DatedLine, now: number): readonly number[] {
  const ceilings = ceilingsOf({ dates, merged }, now);
  const times: number[] = [];
  let latest = 0;
  for (const [position, date] of dates.entries()) {
    const ceiling = ceilings[position] ?? now;
    const possible = date <= ceiling;
    const waiting = times.length < position;
    // A date from before what landed already proves nothing for those that wait.
    if (merged === null && (!possible || (waiting && date < latest))) continue;
    latest = Math.max(latest, possible ? date : ceiling);
    while (times.length <= position) times.push(latest);
  }
  while (times.length < dates.length) times.push(now);
  return times;
}

/** The latest moment at which each commit can have landed: it had when a later one was merged. */
function ceilingsOf({ dates, merged }: DatedLine, now: number): readonly number[] {
  const ceilings: number[] = [];
  let ceiling = now;
  for (let position = dates.length - 1; position >= 0; position -= 1) {
    ceiling = Math.min(ceiling, merged?.[position] ?? ceiling);
    ceilings.push(ceiling);
  }
  return ceilings.reverse();
}
