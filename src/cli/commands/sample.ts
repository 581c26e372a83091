import type { RunSample } from "../../app/reconcile/run-sample.ts";
import type { SampleProof } from "../../report/reconcile/sample/sample-proof.ts";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { oneOf } from "../argv/one-of.ts";
import type { Io } from "../io.ts";
import { inputsOf, memoryOf, reading, againstOptions, engineOptions, judgedOptions } from "../reconcile/reading.ts";

const codes = { passed: 0, failed: 1, open: 2 } as const;

async function takeSample(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { reconcileQuestion } = await import("../reconcile/reconcile-question.ts");
  const { sampleQuestion, sampleRetest } = await import("../reconcile/sample-question.ts");
  oneOf(given, ["json", "markdown"]);
  const { what, count, seed, given: named } = sampleQuestion(given);
  const inputs = inputsOf(
    named,
    new CommandError(
      "no file was named",
      "name the orders and at least one log: signal-governance sample orders.csv capi.jsonl",
    ),
  );
  if (given.values["out"] === "-")
    throw new CommandError("a sample is written to a file", "--json --dry-run prints what it would hold");
  memoryOf(given);
  const { sheet, folder } = loadSheet(io);
  const { retest: retestName, ...values } = given.values;
  const { event, store, window } = reconcileQuestion({ ...named, values }, sheet, io.now());
  const retest = sampleRetest(sheet, retestName, { event: event.name, what });
  const { runSample } = await import("../../app/reconcile/run-sample.ts");
  const asked = { event, store, window, now: io.now(), changes: [], what, count, seed, retest };
  const taken = await reading(io, { given, inputs, mappings: sheet.inputs }, (parts) =>
    runSample({ ...asked, ...parts }),
  );
  const { sampleProof } = await import("../../report/reconcile/sample/sample-proof.ts");
  const proof = taken.file === null ? null : sampleProof(retest, taken.file.value);
  await show(io, given, { ...taken, proof });
  await tellFindings(io, taken);
  if (taken.file === null || proof === null) return taken.sample.of === 0 ? 2 : 1;
  if (!given.switches.has("dry-run")) {
    const { writeSample } = await import("../reconcile/write-sample.ts");
    writeSample(io, given, { file: taken.file, folder, next: proof.next });
  }
  return codes[proof.state];
}

interface Shown extends Pick<RunSample, "sample" | "file"> {
  readonly proof: SampleProof | null;
}

async function show(io: Io, given: Given, { sample, file, proof }: Shown): Promise<void> {
  if (given.switches.has("json")) {
    if (file !== null) io.out(`${JSON.stringify(file.value, null, 2)}\n`);
  } else if (given.switches.has("markdown")) {
    io.out((await import("../../report/reconcile/sample/sample-markdown.ts")).sampleMarkdown(sample, proof));
  } else {
    io.out(
      (await import("../../report/reconcile/sample/sample-text.ts")).sampleText(sample, {
        colour: io.colour.out,
        columns: io.columns,
        proof,
      }),
    );
  }
}

async function tellFindings(io: Io, { findings }: RunSample): Promise<void> {
  if (findings.length === 0) return;
  const { textReporter } = await import("../../report/findings/text-reporter.ts");
  io.err(
    textReporter.render(findings, {
      sources: {},
      files: 1,
      elapsed_ms: 0,
      columns: io.progressColumns,
      colour: io.colour.err,
    }),
  );
}

/** `sample`: a few orders or best sellers, from every source side by side. */
export const sample: Command = {
  name: "sample",
  summary: "Pick orders or best sellers, show every source side by side, and write the sample's file.",
  usage:
    "sample [FILE…] [--orders N] [--skus N] [--seed N] [--browser FILE] [--server FILE] [--catalogue FILE] [--retest ID] [--out FILE] [--dry-run] [--json|--markdown]",
  operands: true,
  about:
    "Does what a person would do by hand for a retest with `evidence: sample`: the same seed and files give the same orders, spread over devices, ways to pay, discounts and currencies. What no file shows is unknown, never a guess. Exit code 0 when the sample passes its retest, 1 when more differs than the retest allows, 2 when too little is known to tell, or there was nothing to sample.",
  options: [
    {
      name: "orders",
      value: "N|FILE",
      repeats: true,
      summary: "a number: so many orders, 10 without; anything else: a file with orders",
    },
    { name: "skus", value: "N", summary: "so many best sellers by units instead of orders" },
    { name: "seed", value: "N", summary: "picks other orders, 1 without" },
    { name: "retest", value: "ID", summary: "the retest that the sample answers, where several could be" },
    ...againstOptions,
    ...judgedOptions,
    ...engineOptions,
    { name: "out", value: "FILE", summary: "write the sample here instead of governance/evidence/" },
    { name: "dry-run", summary: "write no file" },
    { name: "json", summary: "print the file's content, schema/sample.schema.json" },
    { name: "markdown", summary: "print it for a pull request" },
  ],
  examples: [
    { line: "signal-governance sample orders.csv 'har/*.har' capi.jsonl feed.xml", says: "ten orders, side by side" },
    {
      line: "signal-governance sample --orders 20 --seed 7 orders.csv capi.jsonl --dry-run",
      says: "twenty others, without a file",
    },
    { line: "signal-governance sample --skus 10 orders.csv 'har/*.har' feed.xml", says: "the ten best sellers" },
  ],
  run: takeSample,
};
