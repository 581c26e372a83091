import type { ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { loadSheet } from "../load-sheet.ts";
import { writeNewFile } from "../write-new-file.ts";
import { wholeNumber } from "../argv/whole-number.ts";

const mostRows = 400;

/** `resume --template RETEST`: an empty sample to fill, never over another file. */
export async function writeTemplate(io: Io, given: Given, retest: string): Promise<ExitCode> {
  const { sampleTemplate } = await import("../../app/records/sample-template.ts");
  const { sheet, folder } = loadSheet(io);
  const now = `${io.now().toISOString().slice(0, 19)}Z`;
  const template = sampleTemplate(sheet, retest, {
    now,
    rows: wholeNumber(given, "orders", { most: mostRows, such: 10 }),
  });
  if (!template.ok)
    throw new CommandError(
      `no sample proves ${JSON.stringify(retest)}`,
      template.known.length === 0
        ? "no retest of this sheet is proven by one"
        : `samples: ${template.known.join(", ")}`,
    );
  const { out } = given.values;
  if (out === "-") {
    io.out(template.text);
    return 0;
  }
  const name = writeNewFile(io, { folder, among: "evidence", stem: template.stem, text: template.text, out });
  io.out(`wrote ${name}; next: fill it, one order a row; unknown is an answer, a guess is none\n`);
  return 0;
}
