import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { faultNames, type FaultName } from "./store-generator/faults/fault-table.ts";
import { accuracyRow, accuracySummary, isRight, thousands } from "./store-generator/judge/accuracy-tables.ts";
import { judgeFaults, type JudgedFaults } from "./store-generator/judge/judge-faults.ts";

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
const words = ["--orders", orders, "--seed", seed, ...generator];

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

/** What the stores are, in words. */
function storesOf(results: readonly JudgedFaults[]): string {
  const together = new Set(results.flatMap(({ faults }) => faults)).size;
  const what = values.pairs === true ? `every two of ${together} faults` : "no fault, and each alone";
  return `${thousands(results.length)} stores of ${thousands(Number(orders))} orders (seed ${seed}): ${what}`;
}

async function run(): Promise<void> {
  console.log("| faults | verdicts right | events right | cause named | what is not right |");
  console.log("| --- | ---: | ---: | --- | --- |");
  const results: JudgedFaults[] = [];
  for (const faults of storesAsked()) {
    const result = await judgeFaults(faults, words);
    results.push(result);
    if (values.pairs !== true || !isRight(result)) console.log(accuracyRow(result));
  }
  const summary = accuracySummary(results, storesOf(results));
  console.log(`\n${summary}`);
  if (values.docs === true) await intoDocs(summary);
}

if (values.help === true) console.log(help);
else await run();
