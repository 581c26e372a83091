import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { median, type Bench, type Row } from "./measure.ts";

const runs = 5;

/** Linting a sheet of 500 events and 200 triggers beside only parsing its files, each in a process of its own. */
export const lintBench: Bench = {
  name: "lint",
  run() {
    const lint: Measured[] = [];
    const parse: Measured[] = [];
    for (let run = 0; run < runs; run += 1) {
      lint.push(measure("lint"));
      parse.push(measure("parse"));
    }
    const ms = (measured: readonly Measured[]): number => median(measured.map((item) => item.ms));
    const mib = (measured: readonly Measured[]): number =>
      Math.round(median(measured.map((item) => item.peak_kib)) / 1024);
    const what = "lint 500 events and 200 triggers";
    const row: Row = {
      what,
      value: ms(lint),
      baseline: "parse the same files with yaml",
      baseline_value: ms(parse),
      goal: 4,
    };
    return [
      row,
      {
        ...row,
        what: `${what}: peak memory`,
        value: mib(lint),
        baseline: "parsing: peak memory",
        baseline_value: mib(parse),
        unit: "MiB",
        goal: null,
      },
    ];
  },
};

interface Measured {
  readonly ms: number;
  readonly peak_kib: number;
}

function measure(what: "lint" | "parse"): Measured {
  const script = join(import.meta.dirname, "lint-once.ts");
  const [ms = "0", peak_kib = "0"] = execFileSync(process.execPath, ["--import", "tsx", script, what], {
    encoding: "utf8",
  })
    .trim()
    .split(" ");
  return { ms: Number(ms), peak_kib: Number(peak_kib) };
}
