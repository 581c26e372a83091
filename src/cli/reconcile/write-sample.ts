import { join, resolve } from "node:path";
import type { RunSample } from "../../app/reconcile/run-sample.ts";
import { createFile } from "../../host/disk/write-file.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";
import type { Io } from "../io.ts";

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
export function writeSample(io: Io, given: Given, writing: Writing): void {
  const name = newFile(io, given.values["out"], writing);
  io.err(`wrote ${name}; next: ${writing.next}\n`);
}

function newFile(io: Io, out: string | undefined, { file, folder }: Writing): string {
  if (out !== undefined) {
    const path = resolve(io.directory, out);
    const text = /\.json$/iu.test(out) ? `${JSON.stringify(file.value, null, 2)}\n` : file.yaml;
    if (createFile(path, text)) return path;
    throw new CommandError(`${path} exists already`, "samples are never overwritten; choose another --out");
  }
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${file.stem}.yml` : `${file.stem}-${String(number)}.yml`;
    if (createFile(join(folder, "evidence", name), file.yaml)) return `governance/evidence/${name}`;
  }
}
