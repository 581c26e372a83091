import { pageWidth } from "../report/terminal/page-width.ts";
import { wrapped } from "../report/terminal/wrapped.ts";
import type { Command, Option } from "./command.ts";
import { dashed, globalOptions } from "./argv/global-options.ts";

/** Lines of a terminal go on below themselves; elsewhere, `columns` null, each stays whole for who searches in it. */
function led(lead: string, text: string, columns: number | null): readonly string[] {
  const broken = columns === null ? [text] : wrapped(text, pageWidth(columns) - lead.length);
  return broken.map((line, index) => `${index === 0 ? lead : " ".repeat(lead.length)}${line}`);
}

function table(rows: readonly (readonly [name: string, says: string])[], columns: number | null): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, says]) => led(`  ${name.padEnd(width)}  `, says, columns));
}

function optionLines(options: readonly Option[], columns: number | null): readonly string[] {
  return table(
    options.map((option) => [dashed(option), option.summary]),
    columns,
  );
}

/** What is optional stays in one piece. */
function usageLines(usage: string, columns: number | null): readonly string[] {
  const pieces = usage.replace(/\[[^\]]*\]/gu, (piece) => piece.replaceAll(" ", "\u00A0"));
  return led("usage: signal-governance ", pieces, columns).map((line) => line.replaceAll("\u00A0", " "));
}

/** The page that opens without a command: what there is, one line each. */
export function overviewText(commands: readonly Command[], columns: number | null): string {
  return [
    ...led("", "Keeps the agreement about ad conversion events in git and holds changes that can break it.", columns),
    "",
    "usage: signal-governance [-C DIR] COMMAND …",
    "",
    ...table(
      commands.map(({ name, summary }) => [name, summary]),
      columns,
    ),
    "",
    "Exit codes: 0 fine, 1 findings, held or paused, 2 could not run.",
    "Each command explains itself: signal-governance COMMAND --help",
    "",
  ].join("\n");
}

/** The help page of a command. */
export function commandHelp(command: Command, columns: number | null): string {
  return [
    ...led("", command.summary, columns),
    "",
    ...usageLines(command.usage, columns),
    "",
    ...command.about.split("\n").flatMap((paragraph) => led("", paragraph, columns)),
    "",
    "options:",
    ...optionLines([...command.options, ...globalOptions], columns),
    "",
    "examples:",
    ...command.examples.flatMap(({ line, says }) => [`  ${line}`, ...led("      ", says, columns)]),
    "",
  ].join("\n");
}
