/*
 * Holds the verdicts of reconcile against the truth of generated stores: each fault alone, then in pairs.
 *
 *   npx tsx scripts/reconcile-accuracy.ts [ORDERS] [SEED]
 *
 * Prints a table in markdown: of the orders whose truth is the verdict, how many were found (recall), and of the orders that got
 * the verdict, how many deserve it (precision).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lintSheet } from "../src/app/lint-sheet.ts";
import { loadInputs } from "../src/app/load-inputs.ts";
import { judge, questionOf } from "../src/app/run-reconcile.ts";
import { createInputOpener } from "../src/host/disk/open-input.ts";
import { readSheetFolder } from "../src/host/disk/read-sheet-folder.ts";
import { createDuckdbWarehouse } from "../src/warehouse/create-duckdb-warehouse.ts";
import { faultSides } from "./store-generator/faults.ts";
import { parseOptions } from "./store-generator/options.ts";
import { writeStore } from "./store-generator/write-store.ts";

const [orders = "3000", seed = "7"] = process.argv.slice(2);
const faults = Object.keys(faultSides);
const pairs = faults.flatMap((first, index) => faults.slice(index + 1).map((second) => [first, second].join(",")));

/** Order name → verdict. */
type Verdicts = ReadonlyMap<string, string>;

interface Score {
  readonly right: number;
  readonly found: number;
  readonly true: number;
}

async function verdictsOf(folder: string): Promise<Verdicts> {
  const { sheet } = lintSheet(readSheetFolder(join(import.meta.dirname, "../governance")));
  const event = sheet?.events["Purchase"];
  const store = sheet?.stores["us"];
  if (event === undefined || store === undefined || event.contract === null)
    throw new Error("no contract for Purchase");
  const { open, close } = await createInputOpener({ directory: folder, spill: folder, stdin: nothing() });
  const warehouse = await createDuckdbWarehouse({ memory: "2GB", spill: folder, threads: 2 });
  try {
    const loaded = await loadInputs({
      warehouse,
      open,
      inputs: {
        orders: ["orders.jsonl"],
        browser: ["browser.jsonl"],
        server: ["server.jsonl"],
        catalogue: ["catalogue.csv"],
      },
    });
    const asked = { name: "Purchase", says: event, contract: event.contract };
    const question = questionOf({ event: asked, store: { id: "us", says: store }, window: null }, loaded);
    await judge({ warehouse, changes: [], onStep: () => undefined }, question);
    const rows = await warehouse.rows("SELECT name, verdict FROM verdicts");
    return new Map(rows.map(({ name, verdict }) => [textOf(name), textOf(verdict)]));
  } finally {
    await warehouse.close();
    await close();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Files alone are read here.
}

function truthOf(folder: string): Verdicts {
  const lines = readFileSync(join(folder, "truth.jsonl"), "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const told: unknown = JSON.parse(line);
      const of = (key: string): string => textOf(told instanceof Object ? Reflect.get(told, key) : null);
      return [of("order"), of("verdict")];
    }),
  );
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Error("an order without a name or a verdict");
}

function scores(truth: Verdicts, given: Verdicts): ReadonlyMap<string, Score> {
  const words = [...new Set([...truth.values(), ...given.values()])].sort();
  return new Map(
    words.map((word) => {
      const deserved = [...truth].filter(([, verdict]) => verdict === word);
      return [
        word,
        {
          right: deserved.filter(([order]) => given.get(order) === word).length,
          found: [...given.values()].filter((verdict) => verdict === word).length,
          true: deserved.length,
        },
      ];
    }),
  );
}

async function scored(given: string): Promise<ReadonlyMap<string, Score>> {
  const folder = mkdtempSync(join(tmpdir(), "signal-accuracy-"));
  try {
    const words = ["--orders", orders, "--seed", seed, "--out", folder, ...(given === "" ? [] : ["--faults", given])];
    writeStore(parseOptions(words));
    return scores(truthOf(folder), await verdictsOf(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rate = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(3));

function rowOf(fault: string, found: ReadonlyMap<string, Score>): string {
  const all = [...found.values()];
  const total = all.reduce((sum, score) => sum + score.true, 0);
  const right = all.reduce((sum, score) => sum + score.right, 0);
  const worst = [...found].filter(([, score]) => score.right !== score.true || score.right !== score.found);
  const words = worst.map(
    ([word, score]) =>
      `${word}: precision ${rate(score.right, score.found)}, recall ${rate(score.right, score.true)} of ${String(score.true)}`,
  );
  return `| ${fault === "" ? "none" : fault} | ${String(right)} of ${String(total)} | ${words.length === 0 ? "1.000 in every class" : words.join("; ")} |`;
}

console.log("| fault | verdicts as the truth has them | precision and recall |\n| --- | ---: | --- |");
for (const fault of ["", ...faults]) console.log(rowOf(fault, await scored(fault)));
if (process.argv.includes("--pairs"))
  for (const pair of pairs) console.log(rowOf(pair.replace(",", " + "), await scored(pair)));
