import type { Finding, Place } from "../model/finding.ts";
import type { VerdictWord } from "../model/verdict.ts";
import { evaluate } from "../gate/evaluate.ts";
import type { LocatedCase } from "../sheet/parse-tests.ts";
import type { SourceFile } from "../sheet/read-sheet.ts";
import { compareExpectation, type Unmet } from "./compare-expectation.ts";
import { lintTests } from "./lint-tests.ts";
import { testAnswers } from "./test-answers.ts";
import { testFacts, type TestedSheet } from "./test-facts.ts";

/** How one case came out: passed when nothing is unmet and every answer answers something. */
export interface PolicyTestCase {
  readonly name: string;
  readonly place: Place;
  readonly verdict: VerdictWord;
  readonly unmet: readonly Unmet[];
  /** Answers that nobody asked for. */
  readonly unheard: readonly { readonly place: Place; readonly what: string }[];
}

export interface PolicyTestFile {
  readonly file: string;
  readonly cases: readonly PolicyTestCase[];
}

/** A run of policy tests. With errors among the findings nothing was run. */
export interface PolicyTestRun {
  readonly findings: readonly Finding[];
  readonly files: readonly PolicyTestFile[];
}

/** Judges the change of every case as the gate would, and compares what comes out with what was expected. Files that test the router are passed over. */
export function runPolicyTests(tested: TestedSheet, sources: readonly SourceFile[]): PolicyTestRun {
  const read = sources.flatMap((source) => {
    const linted = lintTests(source, tested);
    return linted === null ? [] : [{ file: source.path, ...linted }];
  });
  const findings = read.flatMap((one) => one.findings);
  if (findings.some(({ severity }) => severity === "error")) return { findings, files: [] };
  const files = read.map(({ file, cases }) => ({ file, cases: cases.map((one) => runCase(tested, one)) }));
  return { findings, files };
}

function runCase(tested: TestedSheet, located: LocatedCase): PolicyTestCase {
  const { test, locate } = located;
  const silent = evaluate(testFacts(test, tested, { comments: [], reviews: [], checks: [] }));
  const { unheard, ...answers } = testAnswers(test, { sheet: tested.sheet, verdict: silent });
  const verdict = test.answers === undefined ? silent : evaluate(testFacts(test, tested, answers));
  return {
    name: test.name,
    place: locate(["name"], "value"),
    verdict: verdict.verdict,
    unmet: compareExpectation(located, verdict),
    unheard: unheard.map(({ path, what }) => ({ place: locate(path, "value"), what })),
  };
}
