import { styleText } from "node:util";
import { processIo } from "../../src/cli/process-io.ts";
import { runCli } from "../../src/cli/run-cli.ts";

/** Runs a command of the real command line in a folder, at a moment of the demo's clock, and shows it as a terminal would. */
export async function runCommand(
  { directory, at }: { readonly directory: string; readonly at: string },
  words: readonly string[],
): Promise<void> {
  const typed = words.map((word) => (/^[\w.,:=/@-]+$/u.test(word) ? word : `'${word}'`)).join(" ");
  console.log(styleText("bold", `  $ signal-governance ${typed}`));
  const io = processIo();
  const indented = (text: string): void => io.out(text.replace(/^(?=.)/gmu, "  "));
  await runCli(words, {
    ...io,
    out: indented,
    err: indented,
    directory,
    now: () => new Date(at),
    progressColumns: null,
  });
}
