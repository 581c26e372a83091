import type { LeaveOut, Status, StatusRow } from "../../model/status.ts";
import { momentWords } from "../moment-words.ts";
import { minuteText, spanText } from "../span-text.ts";

/** A stretch of time that reports leave out; several records may have said so. */
export type SpanOut = Pick<LeaveOut, "from" | "to" | "segment">;

/** Spans to leave out when reading reports, oldest first; a pause that is not over counts where a report was asked about. */
export function spansToLeaveOut({ contaminated }: StatusRow, { window }: Pick<Status, "window">): readonly SpanOut[] {
  return joined(contaminated.filter(({ to }) => to !== null || window !== null));
}

/** Every span of a row, what a pause that is not over will leave behind among them. */
export function allSpans({ contaminated }: StatusRow): readonly SpanOut[] {
  return joined(contaminated);
}

/** A span to leave out: "20 Nov 14:10 to 21 Nov 08:00, mobile only". */
export function leaveOutWords({ from, to, segment }: SpanOut, { at }: Pick<Status, "at">): string {
  const until = to === null ? "until it resumes" : `to ${momentWords(to, at)}`;
  return `${momentWords(from, at)} ${until}${only(segment)}`;
}

/** The same for a cell that stands alone: "2026-11-20 14:10 to 2026-11-21 08:00 UTC, mobile only". */
export function leaveOutCell({ from, to, segment }: SpanOut): string {
  const span = to === null ? `${minuteText(from)} UTC until it resumes` : spanText({ from, to });
  return `${span}${only(segment)}`;
}

function only(segment: string | null): string {
  return segment === null ? "" : `, ${segment} only`;
}

/** Spans that overlap are one, and what holds for a part of the traffic is not said where all of it is left out. */
function joined(spans: readonly SpanOut[]): readonly SpanOut[] {
  const whole = unions(spans.filter(({ segment }) => segment === null));
  const segments = new Set(spans.flatMap(({ segment }) => segment ?? []));
  const parts = [...segments].flatMap((segment) => unions(spans.filter((span) => span.segment === segment)));
  const telling = parts.filter((part) => !whole.some((span) => start(span) <= start(part) && end(part) <= end(span)));
  return [...whole, ...telling].sort((a, b) => start(a) - start(b));
}

function unions(spans: readonly SpanOut[]): readonly SpanOut[] {
  const ordered = [...spans].sort((a, b) => start(a) - start(b));
  return ordered.reduce<readonly SpanOut[]>((done, span) => {
    const last = done.at(-1);
    if (last === undefined || start(span) > end(last)) return [...done, span];
    return end(span) <= end(last) ? done : [...done.slice(0, -1), { ...last, to: span.to }];
  }, []);
}

function start({ from }: SpanOut): number {
  return Date.parse(from);
}

function end({ to }: SpanOut): number {
  return to === null ? Infinity : Date.parse(to);
}
