import { counted } from "./in-words.ts";
import type { ConditionCount, PausedDays, ReplayTotals } from "../model/replay.ts";
import { terminalWidth } from "./terminal/terminal-width.ts";
import { inertTerminal } from "./inert/inert-terminal.ts";
import { pageWidth } from "./terminal/page-width.ts";
import { wrapped } from "./terminal/wrapped.ts";

/** One replayed commit, as far as it is reported. */
export interface ReplayLine {
  readonly commit: string;
  readonly parent: string | null;
  readonly firings: readonly { readonly trigger: string }[];
  readonly requirements: readonly string[];
  readonly paused: readonly string[];
}

const noisiest = 15;
const quietest = 40;

/** One commit as a line of JSON. */
export function replayJsonLine({ commit, parent, firings, requirements, paused }: ReplayLine): string {
  const fired = firings.map(({ trigger }) => trigger);
  return `${JSON.stringify({ commit, parent, fired, requirements: requirements.length, paused })}\n`;
}

/** The last line of a replay's JSON. */
export function replayTotalsJson(totals: ReplayTotals): string {
  return `${JSON.stringify({ version: 1, totals })}\n`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "" : `${((part / whole) * 100).toFixed(1)} %`;
}

function countLines(counts: Readonly<Record<string, number>>, whole: number): readonly string[] {
  const width = Math.max(0, ...Object.keys(counts).map((name) => name.length));
  const digits = String(whole).length;
  return Object.entries(counts).map(
    ([name, count]) => `  ${name.padEnd(width)}  ${String(count).padStart(digits)}  ${share(count, whole).padStart(7)}`,
  );
}

function conditionLine(
  condition: ConditionCount,
  { digits, width }: { readonly digits: number; readonly width: number },
): string {
  const shown = inertTerminal(condition.pattern);
  const before = `  ${String(condition.commits).padStart(digits)}  ${condition.trigger}: ${condition.condition} `;
  const room = Math.max(20, width - terminalWidth(before));
  return `${before}${shown.length > room ? `${shown.slice(0, room - 1)}…` : shown}`.trimEnd();
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function headline({ commits, ungoverned, fired, held, pausing }: ReplayTotals, width: number): readonly string[] {
  const governed = commits - ungoverned;
  const words = `${fired} fire something (${share(fired, governed)}), ${held} would have waited for a retest or a sign-off, ${pausing} would have paused a conclusion`;
  return [
    `${counted(commits, "commit")}${ungoverned === 0 ? "" : `, ${ungoverned} of them before there was a sheet`}`,
    ...wrapped(words, width - 2).map((line) => `  ${line}`),
  ];
}

function pausedDaysSection(paused: PausedDays | null): readonly string[] {
  if (paused === null) return [];
  const every = paused.resumed_every === 1 ? "day" : `${paused.resumed_every} days`;
  return section(
    `Days paused, of ${paused.days}, if everything were resumed every ${every}`,
    countLines(paused.conclusions, paused.days),
  );
}

/** A replay for a terminal with so many columns: shares by trigger, what was asked for, what was paused, and which conditions make the noise. */
export function replayText(totals: ReplayTotals, columns: number | null): string {
  const width = pageWidth(columns);
  const governed = totals.commits - totals.ungoverned;
  if (totals.commits === 0) return "no commits in this range; next: try another range, or leave --since out\n";
  if (governed === 0) {
    return `${counted(totals.commits, "commit")}, none of them governed by a sheet; next: replay --sheet governance judges them by today's\n`;
  }
  const digits = String(totals.commits).length;
  const loud = totals.conditions.filter(({ commits }) => commits > 0).slice(0, noisiest);
  const silent = totals.conditions.filter(({ commits }) => commits === 0);
  const more = silent.length > quietest ? [`  and ${silent.length - quietest} more`] : [];
  return [
    ...headline(totals, width),
    ...section("By trigger (share of commits)", countLines(totals.triggers, governed)),
    ...section("Asked for", countLines(totals.requirements, governed)),
    ...section("Paused", countLines(totals.paused, governed)),
    ...pausedDaysSection(totals.paused_days),
    ...section(
      "Noisiest conditions (commits)",
      loud.map((one) => conditionLine(one, { digits, width })),
    ),
    ...section("Conditions that were never the first of their entry to match", [
      ...silent.slice(0, quietest).map((one) => conditionLine(one, { digits, width })),
      ...more,
    ]),
    "",
  ].join("\n");
}
