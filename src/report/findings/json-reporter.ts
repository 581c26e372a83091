import type { Finding } from "../../model/finding.ts";
import { messageFor } from "../finding-pages/finding-messages.ts";
import type { FindingReporter } from "./finding-reporter.ts";

/** Findings for machines, `schema/findings.schema.json`. */
export const jsonReporter: FindingReporter = {
  id: "json",
  render: (findings) => `${JSON.stringify({ version: 1, findings: findings.map(findingValue) }, null, 2)}\n`,
};

/** A finding as plain data with its message, as every JSON output of ours holds it; keys without a value are left out. */
export function findingValue(finding: Finding): Readonly<Record<string, string | number>> {
  const { code, severity, place } = finding;
  const { message, fix } = messageFor(finding);
  return {
    code,
    severity,
    ...(place && { file: place.file }),
    ...(place?.line !== undefined && { line: place.line }),
    ...(place?.column !== undefined && { column: place.column }),
    message,
    ...(fix !== null && { fix }),
  };
}
