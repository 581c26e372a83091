import type { NamedRetest } from "../../model/sheet.ts";
import type { ReconciliationFile } from "../../model/written.generated.ts";
import { counted } from "../in-words.ts";
import { hanging } from "../terminal/hanging.ts";
import { type HeldLimit, heldLimits } from "./held-limits.ts";
import { terminalLine } from "../inert/terminal-line.ts";

/** A reconciliation that was brought for a retest. */
export interface BroughtReport {
  /** As the command line names it. */
  readonly file: string;
  readonly retest: NamedRetest;
  readonly report: ReconciliationFile;
}

const longest = 400;

const nextSteps: Readonly<Record<Exclude<HeldLimit["state"], "holds">, string>> = {
  missed:
    "mend what reconcile shows for this rate, then reconcile orders that were placed after the repair went live, and name that report",
  unread: "give reconcile whole files in place of those that could not be read in full, and name that report",
  unknown: "give reconcile the files that show it, of both paths, and name that report",
  few: "reconcile a longer window with more orders, and name that report",
};

const states = ["missed", "unread", "unknown", "few"] as const;

/** Which limits a report does not pass, each with its counts and its name in `passes_when`, and what to do next; null: it passes. */
export function refusedReport({ file, retest, report }: BroughtReport, columns: number | null): string | null {
  const limits = heldLimits(retest.says, report);
  const failed = states.flatMap((state) => limits.filter((limit) => limit.state === state));
  const [first] = failed;
  if (first === undefined) return null;
  const rest = limits.length - failed.length;
  const others = rest === 0 ? "" : `; ${rest === 1 ? "the other holds" : `the other ${String(rest)} hold`}`;
  const next = states.filter((state) => failed.some((limit) => limit.state === state));
  return [
    inert(
      `${file} does not pass ${retest.id}: ${counted(failed.length, "limit")} of ${String(limits.length)} ${failed.length === 1 ? "is" : "are"} not met${others}.`,
    ),
    ...failed.map(({ name, state, says }) => inert(`  ${state === "missed" ? "✗" : "?"} ${says}  [${name}]`)),
    ...next.map((state) => `Next: ${nextSteps[state]}.`),
    "",
    "",
  ]
    .map((line) => hanging(line, columns))
    .join("\n");
}

function inert(foreign: string): string {
  const words = foreign.trimStart();
  return `${foreign.slice(0, foreign.length - words.length)}${terminalLine(words, longest)}`;
}
