import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { orderVerdicts } from "../src/evidence/order-verdicts.ts";
import { faultNames, type FaultName } from "./store-generator/faults/fault-table.ts";
import { judgeStore, readTruth, verdictsGiven } from "./store-generator/judge/judge-store.ts";
import { parseOptions } from "./store-generator/options.ts";
import {
  guessesAside,
  isNamedFirst,
  isPerfect,
  scoreEvents,
  scoreVerdicts,
  sumOf,
  type Scores,
} from "./store-generator/judge/score.ts";
import { writeStore } from "./store-generator/write/write-store.ts";

const help = `Holds what reconcile says of generated stores against their truth, as tables in markdown.

  npx tsx scripts/reconcile-accuracy.ts [ORDERS] [SEED] [--faults A,B] [--pairs] [--docs] [-- OPTIONS OF THE GENERATOR]

ORDERS     of each store, 500 unless told
SEED       which stores, 7 unless told
--faults   these alone, all unless told
--pairs    every two of them together instead of each alone; only stores in which something is not right are listed
--docs     puts the tables into docs/reconcile.md as well
--help     this

Precision: of the orders that got a verdict, those that deserve it. Recall: of those that deserve it, those that got it.
Kinds of trouble with events are compared by their counts; a probable match is a guess, and counts as right in a store where it is told as
an event without an order instead. Of each fault that has an explanation: whether it is the first one named.
After --, as in "-- --format csv --taxes-included": the same stores written otherwise.
`;

const { values, positionals } = parseArgs({
  options: {
    faults: { type: "string" },
    pairs: { type: "boolean" },
    docs: { type: "boolean" },
    help: { type: "boolean" },
  },
  allowPositionals: true,
});
const split = process.argv.indexOf("--");
const generator = split === -1 ? [] : process.argv.slice(split + 1);
const [orders = "500", seed = "7"] = positionals.slice(0, positionals.length - generator.length);

interface Result {
  readonly faults: readonly FaultName[];
  readonly verdicts: Scores;
  readonly events: Scores;
  /** The same with guesses and what was not guessed at as one. */
  readonly certain: Scores;
  /** Orders that the report counts beyond those that there are. */
  readonly surplus: number;
  /** By fault, whether its cause was named first. */
  readonly named: ReadonlyMap<FaultName, boolean>;
  /** What was named first instead. */
  readonly explained: readonly string[];
}

async function judged(faults: readonly FaultName[]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "signal-accuracy-"));
  try {
    const words = ["--orders", orders, "--seed", seed, "--out", folder, "--faults", faults.join(","), ...generator];
    const { events, files } = writeStore(parseOptions(words));
    const report = await judgeStore(folder, files);
    const truth = readTruth(folder);
    const named = faults.flatMap((name) => {
      const others = faults.filter((other) => other !== name);
      const first = isNamedFirst(name, others, report.explanations);
      return first === null ? [] : [[name, first] as const];
    });
    return {
      faults,
      verdicts: scoreVerdicts(truth, verdictsGiven(report, truth)),
      events: scoreEvents(events, report.events),
      certain: scoreEvents(guessesAside(events), guessesAside(report.events)),
      surplus: report.orders - truth.length,
      named: new Map(named),
      explained: report.explanations.map(({ side, code, orders: fits, of }) => `${side} ${code} ${fits} of ${of}`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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

function rowOf({ faults, verdicts, certain, surplus, named, explained }: Result): string {
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

const isRight = ({ verdicts, certain, surplus, named }: Result): boolean =>
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

const thousands = (count: number): string => count.toLocaleString("en");

function summaryOf(results: readonly Result[]): string {
  const named = results.flatMap((result) => [...result.named.values()]);
  const together = new Set(results.flatMap(({ faults }) => faults)).size;
  const what = values.pairs === true ? `every two of ${together} faults` : "no fault, and each alone";
  const stores = `${thousands(results.length)} stores of ${thousands(Number(orders))} orders (seed ${seed}): ${what}`;
  const right = results.filter(isRight).length === results.length ? "all" : thousands(results.filter(isRight).length);
  const first = `${thousands(named.filter(Boolean).length)} of ${thousands(named.length)}`;
  return [
    `${stores}. As their truth has them: ${right}. The cause is the first explanation: ${first}.`,
    table("Verdict", inOrder(sumOf(results.map(({ verdicts }) => verdicts)))),
    table("Trouble with events", sumOf(results.map(({ events }) => events))),
  ].join("\n\n");
}

/** Replaces what stands between the page's marks. */
async function intoDocs(summary: string): Promise<void> {
  const path = join(import.meta.dirname, "../docs/reconcile.md");
  const name = values.pairs === true ? "pairs" : "alone";
  const [open, close] = [`<!-- accuracy: ${name} -->`, `<!-- end of accuracy: ${name} -->`];
  const page = readFileSync(path, "utf8");
  const [before, after] = [page.split(open)[0], page.split(close)[1]];
  if (before === undefined || after === undefined) throw new Error(`no marks "${open}" in docs/reconcile.md`);
  const text = `${before}${open}\n\n${summary}\n\n${close}${after}`;
  writeFileSync(path, await format(text, { parser: "markdown", printWidth: 120 }));
}

function storesAsked(): readonly (readonly FaultName[])[] {
  const chosen = values.faults?.split(",") ?? null;
  const asked = faultNames.filter((name) => chosen?.includes(name) ?? true);
  if (values.pairs !== true) return [[], ...asked.map((name) => [name])];
  return asked.flatMap((first, index) => asked.slice(index + 1).map((second) => [first, second]));
}

async function run(): Promise<void> {
  console.log("| faults | verdicts right | events right | cause named | what is not right |");
  console.log("| --- | ---: | ---: | --- | --- |");
  const results: Result[] = [];
  for (const faults of storesAsked()) {
    const result = await judged(faults);
    results.push(result);
    if (values.pairs !== true || !isRight(result)) console.log(rowOf(result));
  }
  const summary = summaryOf(results);
  console.log(`\n${summary}`);
  if (values.docs === true) await intoDocs(summary);
}

if (values.help === true) console.log(help);
else await run();
