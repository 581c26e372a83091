import type { Finding, Severity } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { counted } from "../in-words.ts";
import { excerptOf } from "./excerpt.ts";
import type { FindingContext, FindingReporter } from "./finding-reporter.ts";
import { mistakes } from "./mistakes.ts";
import { type Paint, painter } from "../terminal/painter.ts";
import { type SourceLines, sourceLines } from "./source-lines.ts";
import { pageWidth } from "../terminal/page-width.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { wrapped } from "../terminal/wrapped.ts";
import { terminalLine } from "../inert/terminal-line.ts";
import { placeWords } from "./place-words.ts";

const styles = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, string>;

/** Findings for a person at a terminal: code, place, excerpt with a caret, fix, and where to read more; then a summary. */
export const textReporter: FindingReporter = {
  id: "text",
  render: (findings, context) => {
    const paint = painter(context.colour);
    const lines = sourceLines(context.sources);
    const blocks = findings.map((finding) => block(finding, { paint, columns: context.columns }, lines));
    return `${[...blocks, summary(findings, context)].join("\n\n")}\n`;
  },
};

/** The message of a finding is not broken into lines shorter than this. */
const narrowest = 40;

interface Message {
  readonly text: string;
  readonly columns: number | null;
  readonly paint: (text: string) => string;
}

interface Shown {
  readonly paint: Paint;
  readonly columns: number | null;
}

function block(finding: Finding, { paint, columns }: Shown, lines: SourceLines): string {
  const { code, severity, place } = finding;
  const { message, fix } = messageFor(finding);
  const head = paint(styles[severity], paint("bold", `${severity}[${code}]`));
  return [
    place === undefined ? head : `${head} ${placeWords(place)}`,
    ...told(finding, { text: terminalLine(message), columns, paint: (text) => paint(styles[severity], text) }, lines),
    ...(fix === null
      ? []
      : broken({ text: terminalLine(fix), columns }, 8).map(
          (line, index) => `   ${index === 0 ? paint("dim", "fix:") : "    "} ${line}`,
        )),
    `   ${paint("dim", "why:")} signal-governance explain ${code}`,
  ].join("\n");
}

/** The message below the marked text, or alone where there is no excerpt. */
function told({ place }: Finding, message: Message, lines: SourceLines): readonly string[] {
  const excerpt = place === undefined ? null : excerptOf(place, lines);
  if (excerpt === null) return broken(message, 3).map((line) => `   ${message.paint(line)}`);
  const { indent, caret } = excerpt;
  const [first = "", ...rest] = broken(message, terminalWidth(indent) + caret.length + 1);
  const below = " ".repeat(caret.length + 1);
  return [
    ...excerpt.lines,
    `${indent}${message.paint(`${caret} ${first}`)}`,
    ...rest.map((line) => `${indent}${below}${message.paint(line)}`),
  ];
}

/** Lines that fit behind so many columns; where a mark far to the right leaves too few, they run over the edge a little. */
function broken({ text, columns }: Pick<Message, "text" | "columns">, before: number): readonly string[] {
  return columns === null ? [text] : wrapped(text, Math.max(narrowest, pageWidth(columns) - before));
}

function summary(findings: readonly Finding[], { files, elapsed_ms }: FindingContext): string {
  const count = (severity: Severity, noun: string): readonly string[] => {
    const found = mistakes(findings.filter((finding) => finding.severity === severity));
    return found === 0 ? [] : [counted(found, noun)];
  };
  const counts = [...count("error", "error"), ...count("warning", "warning"), ...count("info", "note")];
  const what = counts.length === 0 ? "nothing to mend" : counts.join(", ");
  return `${what} in ${counted(files, "file")} (${duration(elapsed_ms)})`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
