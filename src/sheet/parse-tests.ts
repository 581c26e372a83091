import { validate } from "../contract/validate.ts";
import type { Finding } from "../model/finding.ts";
import type { WrittenTestCase } from "../model/written.generated.ts";
import { namesAt } from "./yaml/data.ts";
import type { Locate } from "./yaml/locate.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import { schemaFindings } from "./schema/schema-findings.ts";
import { sortFindings } from "./findings/sort-findings.ts";

/** One case of a file of policy tests; `locate` finds the places of what it says. */
export interface LocatedCase {
  readonly test: WrittenTestCase;
  readonly locate: Locate;
}

/** The cases of a file of policy tests, or what is wrong with it; `routes`: the file tests the router instead. */
export type ParsedTests =
  | { readonly kind: "cases"; readonly cases: readonly LocatedCase[] }
  | { readonly kind: "broken"; readonly findings: readonly Finding[] }
  | { readonly kind: "routes" };

/** Reads one file of `governance/tests/`; what it tests is told by its top-level key. Never throws. */
export function parseTests(path: string, text: string): ParsedTests {
  const yaml = readYaml(path, text);
  if (yaml.data === undefined || yaml.findings.length > 0)
    return { kind: "broken", findings: sortFindings(yaml.findings) };
  const keys = namesAt(yaml.data, []) ?? [];
  if (keys.includes("routes") && !keys.includes("cases")) return { kind: "routes" };
  const checked = validate("tests", yaml.data);
  if (!checked.ok) return { kind: "broken", findings: sortFindings(schemaFindings(yaml, "tests", checked.errors)) };
  const cases = checked.value.cases.map((test, index) => ({
    test,
    locate: (inside: Parameters<Locate>[0], part: Parameters<Locate>[1]) =>
      yaml.locate(["cases", index, ...inside], part),
  }));
  return { kind: "cases", cases };
}
