import { inertHtml } from "../inert/inert-html.ts";

/** One thing that holds or not. What could not be known is skipped, or an error where somebody waits for the answer. */
export interface TestCase {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped" | "error";
  /** It may hold foreign text, as the name and the details do. */
  readonly says: string;
  readonly detail: readonly string[];
}

/** Cases that belong together. */
export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  readonly properties: Readonly<Record<string, string>>;
}

const longest = 1_000;

/** A suite as an element of JUnit XML. */
export function junitSuite(
  { name, cases, properties }: TestSuite,
  { event, taken_at }: { readonly event: string; readonly taken_at: string },
): string {
  const count = (outcome: TestCase["outcome"]): string =>
    String(cases.filter((each) => each.outcome === outcome).length);
  const counts = `tests="${String(cases.length)}" failures="${count("failed")}" skipped="${count("skipped")}" errors="${count("error")}"`;
  const said = Object.entries(properties).map(([key, value]) => `<property name="${xml(key)}" value="${xml(value)}"/>`);
  return [
    `  <testsuite name="${xml(name)}" ${counts} timestamp="${xml(taken_at)}">`,
    `    <properties>${said.join("")}</properties>`,
    ...cases.map((each) => testCase(each, event)),
    "  </testsuite>",
  ].join("\n");
}

function testCase({ name, outcome, says, detail }: TestCase, event: string): string {
  const opening = `    <testcase classname="reconcile.${xml(event)}" name="${xml(name)}"`;
  if (outcome === "passed") return `${opening}/>`;
  if (outcome === "skipped") return `${opening}><skipped message="${xml(says)}"/></testcase>`;
  const element = outcome === "error" ? "error" : "failure";
  const body = detail.map((line) => xml(line)).join("\n");
  return `${opening}><${element} message="${xml(says)}" type="reconcile">${body}</${element}></testcase>`;
}

/** Visible characters only, so none that XML forbids but the two that are no characters. */
export function xml(foreign: string): string {
  return inertHtml(foreign, longest).replace(/[\uFFFE\uFFFF]/g, "");
}
