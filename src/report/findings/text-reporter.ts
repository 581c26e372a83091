import type { Finding, Severity } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { counted } from "../in-words.ts";
import { excerptOf } from "./excerpt.ts";
import type { FindingContext, FindingReporter } from "./finding-reporter.ts";
import { mistakes } from "./mistakes.ts";
import { type Paint, painter } from "../terminal/painter.ts";
import { type SourceLines, sourceLines } from "./source-lines.ts";
import { terminalLine } from "../inert/terminal-line.ts";
import { placeWords } from "./place-words.ts";

const styles = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, string>;

/** Findings for a person at a terminal: code, place, excerpt with a caret, fix, and where to read more; then a summary. */
export const textReporter: FindingReporter = {
  id: "text",
  render: (findings, context) => {
    const paint = painter(context.colour);
    const lines = sourceLines(context.sources);
    const blocks = findings.map((finding) => block(finding, paint, lines));
    return `${[...blocks, summary(findings, context)].join("\n\n")}\n`;
  },
};

function block(finding: Finding, paint: Paint, lines: SourceLines): string {
  const { code, severity, place } = finding;
  const { message, fix } = messageFor(finding);
  const head = paint(styles[severity], paint("bold", `${severity}[${code}]`));
  return [
    place === undefined ? head : `${head} ${placeWords(place)}`,
    ...told(finding, (caret) => paint(styles[severity], `${caret}${terminalLine(message)}`), lines),
    ...(fix === null ? [] : [`   ${paint("dim", "fix:")} ${terminalLine(fix)}`]),
    `   ${paint("dim", "why:")} signal-governance explain ${code}`,
  ].join("\n");
}

/** The message below the marked text, or alone where there is no excerpt. */
function told({ place }: Finding, message: (caret: string) => string, lines: SourceLines): readonly string[] {
  const excerpt = place === undefined ? null : excerptOf(place, lines);
  if (excerpt === null) return [`   ${message("")}`];
  return [...excerpt.lines, `${excerpt.indent}${message(`${excerpt.caret} `)}`];
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
