import { parse } from "yaml";
import { expect, test } from "vitest";
import { runPolicyTests } from "../../src/app/policy-tests/run-policy-tests.ts";
import { validate, type SchemaName } from "../../src/contract/validate.ts";
import { readSheetFolder } from "../../src/host/disk/read-sheet-folder.ts";
import { readReferenceSheet, referenceText } from "../governance/reference-sheet.ts";
import { root } from "../hygiene/repository.ts";
import { fencesOf } from "./pages.ts";

/** The reference sheet's file with these keys in place of its own. */
const within = (path: string, part: object): object => ({ ...(parse(referenceText(path)) as object), ...part });

const policyOf = (value: object): object =>
  "policy" in value && typeof value.policy === "object" ? (value.policy ?? {}) : {};

/** What an example is a part of, by its first key; the kinds of records have a test of their own. */
function wholeOf(text: string): readonly [SchemaName, unknown] | null {
  const value = parse(text) as object;
  if (Array.isArray(value)) {
    const checkout = { title: "A", owner: "a", when: value, touches: ["A.b"], retests: {} };
    return ["triggers", { triggers: { checkout } }];
  }
  const [first = ""] = Object.keys(value);
  switch (first) {
    case "version":
      return text.includes("kind: reconciliation") ? null : ["sheet", value];
    case "inputs":
      return ["sheet", within("governance/sheet.yml", value)];
    case "policy":
      return ["sheet", within("governance/sheet.yml", { policy: { owner: "growth", ...policyOf(value) } })];
    case "contract":
      return ["event", within("governance/events/purchase.yml", value)];
    case "parameters":
      return text.includes("event_id: null")
        ? ["event", within("governance/events/purchase.yml", value)]
        : ["parameters", value];
    case "incidents":
      return ["router", value];
    case "max_age_days":
      return ["handoff", value];
    case "kind":
      return text.includes("kind: sample") ? ["sample", value] : null;
    default:
      return [first as SchemaName, value];
  }
}

const examples = ["docs/sheet.md", "docs/inputs.md", "docs/install.md"].flatMap((page) =>
  fencesOf(page).flatMap(({ language, text }) => {
    const uses = /\buses: |^jobs:/m.test(text);
    const whole = language === "yaml" && !uses ? wholeOf(text) : null;
    return whole === null ? [] : [{ page, text, whole }];
  }),
);

test("every YAML example of the sheet is what its schema asks for", () => {
  expect(examples.length).toBeGreaterThan(20);
  const refused = examples.flatMap(({ page, text, whole: [name, value] }) => {
    const { ok } = validate(name, value);
    return ok ? [] : [{ page, text }];
  });
  expect(refused).toEqual([]);
});

test("the cases shown in docs/testing.md are cases, and those that stand whole pass on the reference sheet", () => {
  const shown = fencesOf("docs/testing.md").filter(
    ({ language, text }) => language === "yaml" && !text.includes("run: ") && !text.includes("routes:"),
  );
  const files = shown.map(({ text }, index) => ({
    path: `governance/tests/shown-${String(index)}.yml`,
    text: asFile(text),
  }));
  expect(files.map(({ text }) => validate("tests", parse(text)).ok)).toEqual([true, true, true]);
  const tested = { sheet: readReferenceSheet(), files: readSheetFolder(`${root}/governance`) };
  const run = runPolicyTests(tested, files.slice(0, 2));
  const cases = run.files.flatMap((file) => file.cases);
  expect(run.findings).toEqual([]);
  expect(cases.map(({ unmet, unheard }) => [...unmet, ...unheard])).toEqual([[], [], []]);
});

/** A list of cases, or a case's answers, as a whole file. */
function asFile(text: string): string {
  if (text.startsWith("- ")) return `cases:\n${text}\n`;
  if (!text.startsWith("answers:")) return text;
  return `cases:\n  - name: a\n    change: { a.js: edited }\n${text.replaceAll(/^/gm, "    ")}\n    expect: { fired: [] }\n`;
}
