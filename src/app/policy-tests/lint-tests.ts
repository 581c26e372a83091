import type { Finding } from "../../model/finding.ts";
import { checkTest } from "../../sheet/check-tests.ts";
import { parseRoutes } from "../../sheet/parse-routes.ts";
import { parseTests, type LocatedCase } from "../../sheet/parse-tests.ts";
import type { SourceFile } from "../../sheet/read-sheet.ts";
import { testHead, type TestedSheet } from "./test-facts.ts";
import { proposedByTest } from "./test-proposal.ts";

/** What a file of tests is about, told by its top-level key, and everything that is wrong with it. */
export interface LintedTests {
  readonly about: "changes" | "routes";
  /** None where the file is broken or is about routes. */
  readonly cases: readonly LocatedCase[];
  readonly findings: readonly Finding[];
}

/** Judges one file of tests; without a sheet only its form is judged. Never throws. */
export function lintTests({ path, text }: SourceFile, tested: TestedSheet | null): LintedTests {
  const parsed = parseTests(path, text);
  if (parsed.kind === "routes") {
    const routes = parseRoutes(path, text, tested?.sheet ?? null);
    return { about: "routes", cases: [], findings: routes.ok ? [] : routes.findings };
  }
  if (parsed.kind === "broken") return { about: "changes", cases: [], findings: parsed.findings };
  const { cases } = parsed;
  return { about: "changes", cases, findings: tested === null ? [] : cases.flatMap((one) => namesIn(one, tested)) };
}

/** A name may stand in the sheet or in the one that the test proposes, which is read only where the sheet does not have it. */
function namesIn(one: LocatedCase, { sheet, files }: TestedSheet): readonly Finding[] {
  const unknown = checkTest(one, [sheet]);
  if (unknown.length === 0) return [];
  const { proposed } = proposedByTest(one.test, files, testHead);
  return checkTest(one, [sheet, ...(proposed?.state === "valid" ? [proposed.sheet] : [])]);
}
