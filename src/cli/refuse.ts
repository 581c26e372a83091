import type { Finding } from "../model/finding.ts";
import type { Io } from "./io.ts";

/** Findings for machines; nothing was written. */
export async function refuseInJson(io: Io, findings: readonly Finding[]): Promise<1> {
  const { jsonReporter } = await import("../report/findings/json-reporter.ts");
  io.out(jsonReporter.render(findings, { sources: {}, files: 1, elapsed_ms: 0, columns: null, colour: false }));
  return 1;
}

/** Findings for people, with what they mark; nothing was written. */
export async function refuse(
  io: Io,
  findings: readonly Finding[],
  sources: Readonly<Record<string, string>> = {},
): Promise<1> {
  const { textReporter } = await import("../report/findings/text-reporter.ts");
  io.out(
    textReporter.render(findings, { sources, files: 1, elapsed_ms: 0, columns: io.columns, colour: io.colour.out }),
  );
  return 1;
}
