import type { RunSample } from "../../app/reconcile/run-sample.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";
import { writeNewFile } from "../write-new-file.ts";

interface Writing {
  readonly file: NonNullable<RunSample["file"]>;
  /** Absolute path of the folder that holds the sheet. */
  readonly folder: string;
  /** What to do with it. */
  readonly next: string;
}

/**
 * Writes the sample to a new file as a whole, or not at all: none is ever overwritten. Where it stands is told on standard error, so that
 * the output stays what was asked for.
 */
export function writeSample(io: Io, given: Given, { file, folder, next }: Writing): void {
  const { out } = given.values;
  const text = out !== undefined && /\.json$/iu.test(out) ? `${JSON.stringify(file.value, null, 2)}\n` : file.yaml;
  const name = writeNewFile(io, { folder, among: "evidence", stem: file.stem, text, out });
  io.err(`wrote ${name}; next: ${next}\n`);
}
