import { orderVerdicts } from "../../../src/evidence/order-verdicts.ts";
import type { JudgedFaults } from "./judge-faults.ts";
import { isPerfect, sumOf, type Scores } from "./score.ts";

const rate = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(3));

function totals(scores: Scores): string {
  const all = Object.values(scores);
  const sum = (key: "right" | "true") => all.reduce((before, score) => before + score[key], 0);
  return `${sum("right")} of ${sum("true")}`;
}

function doubts(scores: Scores): readonly string[] {
  const worst = Object.entries(scores).filter(([name]) => !isPerfect({ one: scores[name]! }));
  return worst.map(
    ([name, { right, found, true: deserved }]) => `${name}: ${right} right, ${found} found, ${deserved} true`,
  );
}

/** A row for one store: how much is right, and what is not. */
export function accuracyRow({ faults, verdicts, certain, surplus, named, explained }: JudgedFaults): string {
  const unnamed = [...named]
    .filter(([, first]) => !first)
    .map(([name]) => `${name} not first of ${explained.join(", ")}`);
  const trouble = [
    ...doubts(verdicts),
    ...doubts(certain),
    ...(surplus === 0 ? [] : [`${surplus} orders too many`]),
    ...unnamed,
  ];
  const cause = named.size === 0 ? "–" : unnamed.length === 0 ? "first" : "no";
  return `| ${faults.join(" + ") || "none"} | ${totals(verdicts)} | ${totals(certain)} | ${cause} | ${trouble.join("; ")} |`;
}

/** Whether everything that was said of a store is as its truth has it. */
export const isRight = ({ verdicts, certain, surplus, named }: JudgedFaults): boolean =>
  isPerfect(verdicts) && isPerfect(certain) && surplus === 0 && ![...named.values()].includes(false);

function table(of: string, scores: Scores): string {
  const rows = Object.entries(scores).map(
    ([name, { right, found, true: deserved }]) =>
      `| \`${name}\` | ${thousands(deserved)} | ${thousands(found)} | ${rate(right, found)} | ${rate(right, deserved)} |`,
  );
  return [`| ${of} | True | Found | Precision | Recall |`, "| --- | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

const inOrder = (verdicts: Scores): Scores =>
  Object.fromEntries(orderVerdicts.flatMap((word) => (verdicts[word] === undefined ? [] : [[word, verdicts[word]]])));

/** A count with its thousands apart. */
export const thousands = (count: number): string => count.toLocaleString("en");

/** All stores together, which are called `stores`: how many are right, and a table for verdicts and one for trouble with events. */
export function accuracySummary(results: readonly JudgedFaults[], stores: string): string {
  const named = results.flatMap((result) => [...result.named.values()]);
  const right = results.filter(isRight).length === results.length ? "all" : thousands(results.filter(isRight).length);
  const first = `${thousands(named.filter(Boolean).length)} of ${thousands(named.length)}`;
  return [
    `${stores}. As their truth has them: ${right}. The cause is the first explanation: ${first}.`,
    table("Verdict", inOrder(sumOf(results.map(({ verdicts }) => verdicts)))),
    table("Trouble with events", sumOf(results.map(({ events }) => events))),
  ].join("\n\n");
}
