import type { Finding } from "../model/finding.ts";
import { checkTest } from "../sheet/check-tests.ts";
import { parseTests, type LocatedCase } from "../sheet/parse-tests.ts";
import type { SourceFile } from "../sheet/read-sheet.ts";
import { testHead, type TestedSheet } from "./test-facts.ts";
import { proposedByTest } from "./test-proposal.ts";

/** The cases of a file of policy tests, and everything that is wrong with the file; null: it tests the router. */
export function lintTests(
  { path, text }: SourceFile,
  tested: TestedSheet | null,
): { readonly cases: readonly LocatedCase[]; readonly findings: readonly Finding[] } | null {
  const parsed = parseTests(path, text);
  if (parsed.kind === "routes") return null;
  if (parsed.kind === "broken") return { cases: [], findings: parsed.findings };
  const { cases } = parsed;
  return { cases, findings: tested === null ? [] : cases.flatMap((one) => namesIn(one, tested)) };
}

/** A name may stand in the sheet or in the one that the test proposes. */
function namesIn(one: LocatedCase, { sheet, files }: TestedSheet): readonly Finding[] {
  const { proposed } = proposedByTest(one.test, files, testHead);
  return checkTest(one, [sheet, ...(proposed?.state === "valid" ? [proposed.sheet] : [])]);
}
