import type { PolicyTestCase, PolicyTestFile } from "../../model/policy-test.ts";
import { inertTerminal } from "../inert/inert-terminal.ts";
import { counted } from "../in-words.ts";
import { pageWidth } from "../terminal/page-width.ts";
import type { Paint } from "../terminal/painter.ts";
import { wrapped } from "../terminal/wrapped.ts";
import { placeWords } from "../findings/place-words.ts";

const next: Readonly<Record<string, string>> = {
  fired: "signal-governance explain PATH says what a trigger looks for; mend the trigger's `when`, or the test",
  requirements: "requirements follow from the fired triggers' retests and sign_off; mend those, or the test",
  verdict: "leave out `verdict` to see the rest first, or expect the requirements with their states",
  paused: "a conclusion pauses when it rests on a signal that a fired trigger touches; mend either, or the test",
  stores: "a store is concerned by its branches and paths in sheet.yml; mend those, or the test",
  findings: "signal-governance explain CODE says what a finding means",
  incident: "signal-governance route shows how the router decides; mend router.yml, or the test",
};

/** Whether everything came out as expected. */
export function hasPassed({ unmet, unheard }: Pick<PolicyTestCase, "unmet" | "unheard">): boolean {
  return unmet.length + unheard.length === 0;
}

/** What to do about an expectation that is not met, in plain text. */
export function nextStepOf(expectation: string): string {
  return next[expectation] ?? "mend the sheet, or the test";
}

interface Shown {
  readonly paint: Paint;
  /** Null: it is no terminal. */
  readonly columns: number | null;
}

/** The results for a terminal: a line per file, each failure with its place and a small diff, the totals last. */
export function policyTestText(files: readonly PolicyTestFile[], shown: Shown): string {
  const cases = files.flatMap((file) => file.cases);
  const failed = cases.filter((one) => !hasPassed(one)).length;
  const total = `${counted(cases.length, "case")} in ${counted(files.length, "file")}`;
  const sum =
    cases.length === 0
      ? "no cases; next: write some in governance/tests/, docs/testing.md shows how"
      : `${total}: ${failed === 0 ? "all passed" : `${String(failed)} failed`}`;
  const lines = [...files.flatMap((file) => fileLines(file, shown)), "", sum];
  return `${lines.filter((line, index) => line !== "" || lines[index - 1] !== "").join("\n")}\n`;
}

function fileLines({ file, cases }: PolicyTestFile, shown: Shown): readonly string[] {
  const { paint } = shown;
  const failed = cases.filter((one) => !hasPassed(one));
  const mark = failed.length === 0 ? paint("green", "✓") : paint("red", "✗");
  const count = failed.length === 0 ? counted(cases.length, "case") : `${failed.length} of ${cases.length} failed`;
  return [`${mark} ${inertTerminal(file)}  ${count}`, ...failed.flatMap((one) => caseLines(one, shown))];
}

function caseLines({ name, unmet, unheard }: PolicyTestCase, { paint, columns }: Shown): readonly string[] {
  const failures = unmet.flatMap(({ expectation, place, missing, unexpected }) => [
    `    ${placeWords(place)}  expect.${expectation}`,
    ...missing.map((item) => `      - expected ${inertTerminal(item)}`),
    ...unexpected.map(
      ({ item, note }) => `      + got      ${inertTerminal(item)}${note === null ? "" : `  (${inertTerminal(note)})`}`,
    ),
    ...wrapped(`next: ${nextStepOf(expectation)}`, pageWidth(columns) - 12).map(
      (line, at) => `      ${at === 0 ? "" : "      "}${line}`,
    ),
  ]);
  const idle = unheard.flatMap(({ place, what }) => [
    `    ${placeWords(place)}  ${inertTerminal(what)}: nobody asked for it`,
    "      next: take it out, or change what fires",
  ]);
  return ["", `  ${paint("red", "✗")} ${inertTerminal(name)}`, ...failures, ...idle, ""];
}
