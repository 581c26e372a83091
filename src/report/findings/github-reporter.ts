import type { Finding, Severity } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import { counted, inWords } from "../in-words.ts";
import { inertWorkflowCommand } from "../inert/inert-workflow-command.ts";
import type { FindingReporter } from "./finding-reporter.ts";
import { mistakes } from "./mistakes.ts";

/** GitHub shows ten annotations of each kind per step and drops the others without a word. */
const mostShown = 10;

const kinds = [
  { severity: "error", command: "error", noun: "error" },
  { severity: "warning", command: "warning", noun: "warning" },
  { severity: "info", command: "notice", noun: "note" },
] as const satisfies readonly { readonly severity: Severity; readonly command: string; readonly noun: string }[];

/** Workflow commands that GitHub shows on the lines of a pull request: ten of each kind, then one that says how many more there are. */
export const githubReporter: FindingReporter = {
  id: "github",
  render: (findings) => {
    const groups = kinds.map((kind) => ({
      ...kind,
      all: findings.filter(({ severity }) => severity === kind.severity),
    }));
    const shown = groups.flatMap(({ command, severity, all }) =>
      all.slice(0, severity === "info" ? mostShown - 1 : mostShown).map((finding) => annotation(command, finding)),
    );
    const hidden = groups.flatMap(({ noun, severity, all }) => {
      const more = mistakes(all.slice(severity === "info" ? mostShown - 1 : mostShown));
      return more > 0 ? [counted(more, `more ${noun}`)] : [];
    });
    const rest =
      hidden.length === 0
        ? []
        : [
            inertWorkflowCommand(
              "notice",
              { title: "signal-governance" },
              `and ${inWords(hidden)}: run signal-governance lint to see all`,
            ),
          ];
    return [...shown, ...rest].map((line) => `${line}\n`).join("");
  },
};

function annotation(command: "error" | "warning" | "notice", finding: Finding): string {
  const { code, place } = finding;
  const { message, fix } = messageFor(finding);
  const properties = {
    file: place?.file,
    line: place?.line,
    col: place?.column,
    title: `signal-governance: ${code}`,
  };
  return inertWorkflowCommand(command, properties, fix === null ? message : `${message}\nfix: ${fix}`);
}
