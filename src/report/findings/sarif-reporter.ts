import type { Finding, FindingCode, Severity } from "../../model/finding.ts";
import { hashOf } from "../../firing/fingerprint.ts";
import { explainCode, findingPages, messageFor } from "../finding-pages/finding-messages.ts";
import { plainText } from "../inert/plain-text.ts";
import type { FindingContext, FindingReporter } from "./finding-reporter.ts";
import { type SourceLines, sourceLines } from "./source-lines.ts";

const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;
/** Code scanning refuses a result without a place: what concerns the sheet as a whole stands at its first file. */
const wholeSheet = { file: "governance/sheet.yml", line: 1 } as const;

/** SARIF 2.1.0 for code scanning: each code is a rule with its help, each result keeps its identity while lines above it move. */
export const sarifReporter: FindingReporter = {
  id: "sarif",
  render: (findings, context) => `${JSON.stringify(sarifLog(findings, context), null, 2)}\n`,
};

function sarifLog(findings: readonly Finding[], { sources }: FindingContext) {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const lines = sourceLines(sources);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "signal-governance", rules: codes.map(rule) } },
        columnKind: "utf16CodeUnits",
        results: withFingerprints(findings, lines).map(({ finding, fingerprint }) =>
          result(finding, codes, fingerprint),
        ),
      },
    ],
  };
}

function rule(code: FindingCode) {
  const { title, why, severity } = findingPages[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: why, markdown: explainCode(code) ?? why },
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: Finding, codes: readonly FindingCode[], fingerprint: string) {
  const { message, fix } = messageFor(finding);
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: plainText(fix === null ? message : `${message}. Fix: ${fix}`, 1000) },
    locations: [location(finding.place ?? wholeSheet)],
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

function location({ file, line = 1, column, length }: NonNullable<Finding["place"]>) {
  const columns =
    column === undefined ? {} : { startColumn: column, ...(length !== undefined && { endColumn: column + length }) };
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(file), uriBaseId: "%SRCROOT%" },
      region: { startLine: line, ...columns },
    },
  };
}

function uri(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, "\uFFFD");
  return wellFormed.split("/").map(encodeURIComponent).join("/");
}

interface Fingerprinted {
  readonly finding: Finding;
  readonly fingerprint: string;
}

/** A hash of code, file and line text, numbered where several findings share it. */
function withFingerprints(findings: readonly Finding[], lines: SourceLines): readonly Fingerprinted[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { file, line } = finding.place ?? wholeSheet;
    const hash = hashOf([finding.code, file, (line === undefined ? undefined : lines(file, line))?.trim() ?? ""]).slice(
      0,
      16,
    );
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return { finding, fingerprint: `${hash}:${String(count)}` };
  });
}
