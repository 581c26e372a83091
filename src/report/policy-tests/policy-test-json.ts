import type { Finding } from "../../model/finding.ts";
import type { PolicyTestFile } from "../../model/policy-test.ts";
import { findingValue } from "../findings/json-reporter.ts";
import { hasPassed, nextStepOf } from "./policy-test-text.ts";

/** A run as JSON, `schema/testing.schema.json`. */
export function policyTestJson(files: readonly PolicyTestFile[], findings: readonly Finding[]): string {
  const cases = files.flatMap((file) => file.cases);
  const failed = cases.filter((one) => !hasPassed(one)).length;
  const told = files.map(({ file, cases: ofFile }) => ({
    file,
    cases: ofFile.map(({ name, unmet, unheard }) => ({
      name,
      passed: hasPassed({ unmet, unheard }),
      failures: [
        ...unmet.map(({ expectation, place: at, missing, unexpected }) => ({
          expectation,
          line: at.line,
          column: at.column,
          missing,
          unexpected: unexpected.map(({ item, note }) => ({ item, ...(note === null ? {} : { note }) })),
          next: nextStepOf(expectation),
        })),
        ...unheard.map(({ place: at, what }) => ({
          expectation: "answers",
          line: at.line,
          column: at.column,
          missing: [],
          unexpected: [{ item: what, note: "nobody asked for it" }],
          next: "take it out, or change what fires",
        })),
      ],
    })),
  }));
  const wrong = findings.map(findingValue);
  return `${JSON.stringify({ version: 1, passed: cases.length - failed, failed, files: told, findings: wrong }, null, 2)}\n`;
}
