import type { Finding } from "../../model/finding.ts";
import { jsonReporter } from "../findings/json-reporter.ts";
import { textReporter } from "../findings/text-reporter.ts";
import { counted } from "../in-words.ts";

/** How routing cases went, and how that is shown. */
interface Went {
  readonly cases: readonly { readonly passed: boolean }[];
  readonly findings: readonly Finding[];
}

interface Showing {
  readonly sources: Readonly<Record<string, string>>;
  readonly elapsed_ms: number;
  readonly columns: number | null;
  readonly json: boolean;
  readonly colour: boolean;
}

/** Routing cases as their findings: with the lines of the file for people, or as JSON. */
export function routingTestsReport({ cases, findings }: Went, { json, ...view }: Showing): string {
  const rendering = { ...view, files: 1 };
  if (json) return jsonReporter.render(findings, rendering);
  if (findings.length > 0) return textReporter.render(findings, rendering);
  return `${counted(cases.length, "routing case")}: every one leads where it should\n`;
}
