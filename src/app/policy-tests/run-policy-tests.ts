import type { Finding } from "../../model/finding.ts";
import type { PolicyTestCase, PolicyTestFile, Unmet } from "../../model/policy-test.ts";
import type { Sheet } from "../../model/sheet.ts";
import { evaluate } from "../../gate/evaluate.ts";
import type { LocatedCase } from "../../sheet/parse-tests.ts";
import type { SourceFile } from "../../sheet/read-sheet.ts";
import { compareExpectation } from "./compare-expectation.ts";
import { lintTests } from "./lint-tests.ts";
import { runRoutingTests } from "./run-routing-tests.ts";
import { testAnswers } from "./test-answers.ts";
import { testFacts, type TestedSheet } from "./test-facts.ts";

/** A run of policy tests. With errors among the findings nothing was run. */
export interface PolicyTestRun {
  readonly findings: readonly Finding[];
  readonly files: readonly PolicyTestFile[];
}

/** Judges the change of every case as the gate would, asks the router every routing case, and compares what comes out with what was expected. */
export function runPolicyTests(tested: TestedSheet, sources: readonly SourceFile[]): PolicyTestRun {
  const read = sources.map((source) => ({ source, ...lintTests(source, tested) }));
  const findings = read.flatMap((one) => one.findings);
  if (findings.some(({ severity }) => severity === "error")) return { findings, files: [] };
  const files = read.map(({ source, about, cases }) => ({
    file: source.path,
    cases: about === "routes" ? runRoutes(tested.sheet, source) : cases.map((one) => runCase(tested, one)),
  }));
  return { findings, files };
}

function runCase(tested: TestedSheet, located: LocatedCase): PolicyTestCase {
  const { test, locate } = located;
  const silent = evaluate(testFacts(test, tested, { comments: [], reviews: [], checks: [] }));
  const { unheard, ...answers } = testAnswers(test, { sheet: tested.sheet, verdict: silent });
  const verdict = test.answers === undefined ? silent : evaluate(testFacts(test, tested, answers));
  return {
    name: test.name,
    unmet: compareExpectation(located, verdict),
    unheard: unheard.map(({ path, what }) => ({ place: locate(path, "value"), what })),
  };
}

function runRoutes(sheet: Sheet, source: SourceFile): readonly PolicyTestCase[] {
  const { cases, findings } = runRoutingTests(sheet, source);
  const unmetOf = (name: string): readonly Unmet[] =>
    findings.flatMap((finding) =>
      finding.code === "route-differs" && finding.args.route === name
        ? [
            {
              expectation: finding.args.what,
              place: finding.place ?? { file: source.path },
              missing: [finding.args.expected],
              unexpected: [{ item: finding.args.got, note: null }],
            },
          ]
        : [],
    );
  return cases.map(({ name, passed }) => ({ name, unmet: passed ? [] : unmetOf(name), unheard: [] }));
}
