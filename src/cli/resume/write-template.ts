import { join, resolve } from "node:path";
import type { ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { loadSheet } from "../load-sheet.ts";

const mostRows = 400;

function rowsOf(given: Given): number | null {
  const text = given.values["orders"];
  if (text === undefined) return null;
  const rows = Number(text);
  if (Number.isInteger(rows) && rows > 0 && rows <= mostRows) return rows;
  throw new CommandError(`--orders takes a number from 1 to ${mostRows}, not ${JSON.stringify(text)}`, "--orders 10");
}

/** `resume --template RETEST`: an empty sample to fill, never over another file. */
export async function writeTemplate(io: Io, given: Given, retest: string): Promise<ExitCode> {
  const { sampleTemplate } = await import("../../app/records/sample-template.ts");
  const { createFile } = await import("../../host/disk/write-file.ts");
  const { sheet, folder } = loadSheet(io);
  const now = `${io.now().toISOString().slice(0, 19)}Z`;
  const template = sampleTemplate(sheet, retest, { now, rows: rowsOf(given) });
  if (!template.ok)
    throw new CommandError(
      `no sample proves ${JSON.stringify(retest)}`,
      template.known.length === 0
        ? "no retest of this sheet is proven by one"
        : `samples: ${template.known.join(", ")}`,
    );
  const { out } = given.values;
  const { stem, text } = template;
  if (out === "-") {
    io.out(text);
    return 0;
  }
  const next = "fill it, one order a row; unknown is an answer, a guess is none";
  if (out !== undefined) {
    const path = resolve(io.directory, out);
    if (!createFile(path, text)) throw new CommandError(`${path} exists already`, "choose another --out");
    io.out(`wrote ${path}; next: ${next}\n`);
    return 0;
  }
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.yml` : `${stem}-${number}.yml`;
    if (!createFile(join(folder, "evidence", name), text)) continue;
    io.out(`wrote governance/evidence/${name}; next: ${next}\n`);
    return 0;
  }
}
