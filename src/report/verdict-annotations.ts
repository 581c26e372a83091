import type { Finding } from "../model/finding.ts";
import { messageFor } from "./finding-messages.ts";
import { inertWorkflowCommand } from "./inert-workflow-command.ts";

/** GitHub shows ten errors and ten warnings of a step. */
const mostShown = 10;

/** Findings with a place as workflow commands, at most ten of each severity. */
export function annotations(findings: readonly Finding[]): readonly string[] {
  return (["error", "warning"] as const).flatMap((severity) => {
    const placed = findings.filter((finding) => finding.severity === severity && finding.place !== undefined);
    return placed.slice(0, mostShown).map((finding) => annotation(finding, severity));
  });
}

function annotation(finding: Finding, severity: "error" | "warning"): string {
  const { message, fix } = messageFor(finding);
  const { file = "", line, column } = finding.place ?? {};
  const properties = { file, line, col: column, title: `signal-governance: ${finding.code}` };
  return inertWorkflowCommand(severity, properties, fix === null ? message : `${message} ${fix}`);
}
