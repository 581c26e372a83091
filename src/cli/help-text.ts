import type { Command, Option } from "./command.ts";
import { dashed, globalOptions } from "./argv/global-options.ts";

function optionLines(options: readonly Option[]): readonly string[] {
  const width = Math.max(...options.map((option) => dashed(option).length));
  return options.map((option) => `  ${dashed(option).padEnd(width)}  ${option.summary}`);
}

/** The page that opens without a command: what there is, one line each. */
export function overviewText(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "Keeps the agreement about ad conversion events in git and holds changes that can break it.",
    "",
    "usage: signal-governance [-C DIR] COMMAND …",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "Exit codes: 0 fine, 1 findings, held or paused, 2 could not run.",
    "Each command explains itself: signal-governance COMMAND --help",
    "",
  ].join("\n");
}

/** The help page of a command. */
export function commandHelp(command: Command): string {
  return [
    command.summary,
    "",
    `usage: signal-governance ${command.usage}`,
    "",
    command.about,
    "",
    "options:",
    ...optionLines([...command.options, ...globalOptions]),
    "",
    "examples:",
    ...command.examples.flatMap(({ line, says }) => [`  ${line}`, `      ${says}`]),
    "",
  ].join("\n");
}
