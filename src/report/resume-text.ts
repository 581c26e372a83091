import type { Instant } from "../model/answers.ts";
import type { Pause } from "../model/ledger.ts";
import type { Sheet } from "../model/sheet.ts";
import { entryOf } from "../firing/entry-of.ts";
import { counted, firstOf } from "./in-words.ts";
import { momentWords } from "./moment-words.ts";
import { causeLine } from "./status/cause-words.ts";
import { terminalLine } from "./inert/terminal-line.ts";

/** What a resume would end and what it needs for that. */
export interface ResumeView {
  readonly through: string;
  readonly covered: readonly Pause[];
  readonly retests: readonly string[];
  /** Earliest moment at which evidence counts; null: something is not released yet, or nothing is covered. */
  readonly not_before: Instant | null;
  readonly soak_hours: number;
  /** Pauses that go on holding the same signals afterwards. */
  readonly remaining: readonly Pause[];
  /** Incidents among them whose closing is written, but has not landed. */
  readonly closed_ahead: readonly string[];
}

const listed = 10;
const widest = 140;

/** What a resume covers and needs, for a person at a terminal: pauses, then retests with whom and from when, then what stays held. */
export function resumeText(view: ResumeView, sheet: Sheet, today: Instant): string {
  const { through, covered, remaining } = view;
  return [
    ...(covered.length === 0
      ? [`Nothing of this is paused up to ${through.slice(0, 12)}: there is no pause to end.`]
      : [`A resume through ${through.slice(0, 12)} ends ${counted(covered.length, "pause")} (times are UTC):`]),
    ...pauseLines(covered, view, { sheet, today }),
    ...(covered.length === 0 ? [] : needLines(view, sheet, today)),
    ...(remaining.length === 0 ? [] : ["Still paused afterwards:", ...pauseLines(remaining, view, { sheet, today })]),
    "",
  ].join("\n");
}

/** How an incident ends, which no resume does. */
function endingOf({ id, cause }: Pause, closed_ahead: readonly string[]): string {
  if (cause.kind !== "incident") return "";
  return closed_ahead.includes(id) ? "; closed in its file, counts once that lands" : `; ends by: incident close ${id}`;
}

function pauseLines(
  pauses: readonly Pause[],
  { closed_ahead }: ResumeView,
  { sheet, today }: { readonly sheet: Sheet; readonly today: Instant },
): readonly string[] {
  return firstOf(pauses, listed, (pause) => {
    const { id, cause, since, released_at, segment, signals } = pause;
    const words = causeLine({ pause: id, cause, since, released_at, segment, signals }, sheet);
    return terminalLine(`${momentWords(since, today)}  ${words}${endingOf(pause, closed_ahead)}`, widest);
  }).map((line) => `  ${line}`);
}

function needLines({ retests, not_before, soak_hours }: ResumeView, sheet: Sheet, today: Instant): readonly string[] {
  const soak = soak_hours === 0 ? "" : ` (${String(soak_hours)} hours after the release)`;
  const from = not_before === null ? "after a release record" : `from ${momentWords(not_before, today)} UTC on${soak}`;
  return [
    `It needs, taken ${from}:`,
    ...retests.map((id) => {
      const retest = entryOf(sheet.retests, id);
      const words = retest === undefined ? id : `${id}: ${retest.title} (${retest.owner})`;
      return `  ${terminalLine(words, widest)}`;
    }),
  ];
}
