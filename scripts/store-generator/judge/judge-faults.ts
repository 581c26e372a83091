import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FaultName } from "../faults/fault-table.ts";
import { parseOptions } from "../options.ts";
import { writeStore } from "../write/write-store.ts";
import { judgeStore, readTruth, verdictsGiven } from "./judge-store.ts";
import { guessesAside, isNamedFirst, scoreEvents, scoreVerdicts, type Scores } from "./score.ts";

/** What reconcile said of one generated store, held against its truth. */
export interface JudgedFaults {
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

/** Makes a store with these faults by the generator's words, lets reconcile judge it, and holds both against each other. */
export async function judgeFaults(faults: readonly FaultName[], words: readonly string[]): Promise<JudgedFaults> {
  const folder = mkdtempSync(join(tmpdir(), "signal-accuracy-"));
  try {
    const asked = ["--out", folder, "--faults", faults.join(","), ...words];
    const { events, files } = writeStore(parseOptions(asked));
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
