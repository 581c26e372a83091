import { statSync } from "node:fs";
import { resolve } from "node:path";
import { HostError } from "../port/host-error.ts";
import { commandHelp, overviewText } from "./help-text.ts";
import { commands } from "./commands/all.ts";
import type { ExitCode } from "./command.ts";
import type { Io } from "./io.ts";
import { inertTerminal } from "../report/inert/inert-terminal.ts";
import { painter } from "../report/terminal/painter.ts";
import { parseCommandLine } from "./argv/parse-command-line.ts";
import { CommandError } from "./command-error.ts";
import { packageVersion } from "./package-version.ts";
import { messageOf } from "../port/message-of.ts";

const reportAt = "please report it with the command you ran and --debug's output";

/** What a failure tells a person; only `--debug` shows where in the code it happened. */
function explainFailure(error: unknown, io: Io, debug: boolean): void {
  const paint = painter(io.colour.err);
  const say = (message: string, hint: string): void => {
    io.err(`${paint("red", "error:")} ${inertTerminal(message)}\n`);
    if (hint !== "") io.err(`${paint("cyan", " next:")} ${inertTerminal(hint)}\n`);
  };
  if (error instanceof HostError || error instanceof CommandError) say(error.message, error.hint);
  else say(`this is a bug: ${messageOf(error)}`, reportAt);
  if (debug && error instanceof Error) io.err(`${error.stack ?? ""}\n`);
}

function existingFolder(io: Io, name: string): string {
  const path = resolve(io.directory, name);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  throw new CommandError(`there is no folder ${path}`, "name one that exists with -C");
}

async function answer(words: readonly string[], io: Io): Promise<ExitCode> {
  const asked = parseCommandLine(words, commands);
  if (asked.kind === "version") io.out(`${packageVersion()}\n`);
  else if (asked.kind === "overview") io.out(overviewText(commands, io.columns));
  else if (asked.kind === "help") io.out(commandHelp(asked.command, io.columns));
  else {
    const directory = asked.directory === null ? io.directory : existingFolder(io, asked.directory);
    return asked.command.run({ ...io, directory }, asked.given);
  }
  return 0;
}

/** Runs one command line to its exit code. The only place that catches; nothing reaches Node's own crash report. */
export async function runCli(words: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await answer(words, io);
  } catch (error) {
    explainFailure(error, io, words.includes("--debug"));
    return 2;
  }
}
