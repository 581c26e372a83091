import { entryOf } from "../../firing/entry-of.ts";
import type { Finding } from "../../model/finding.ts";
import type { Observation, Routing } from "../../model/route.ts";
import type { Sheet } from "../../model/sheet.ts";
import { measure } from "../../router/measure.ts";
import { route } from "../../router/route.ts";
import { parseRoutes, type RouteCase } from "../../sheet/parse-routes.ts";
import { sortFindings } from "../../sheet/findings/sort-findings.ts";

/** Where a sheet keeps its routing cases. */
export const routesPath = "governance/tests/routes.yml";

/** How the routing cases of a sheet went. */
export interface RoutingTests {
  /** In the order of the file; none where the file is broken. */
  readonly cases: readonly { readonly name: string; readonly passed: boolean }[];
  /** What is wrong with the file, or where the router answered otherwise: each at its place in the file. */
  readonly findings: readonly Finding[];
}

/** Asks the router every case of `tests/routes.yml` and compares its answer with what the case expects. Never throws. */
export function runRoutingTests(sheet: Sheet, file: { readonly path: string; readonly text: string }): RoutingTests {
  const parsed = parseRoutes(file.path, file.text, sheet);
  if (!parsed.ok) return { cases: [], findings: parsed.findings };
  const judged = parsed.routes.map((one, index) => {
    const findings = differences(one, route(sheet, observationOf(sheet, one)), sheet).map(
      ({ what, expected, got }): Finding => ({
        code: "route-differs",
        severity: "error",
        place: parsed.locate(["routes", index, "expect", what], "value"),
        args: { route: one.name, what, expected, got },
      }),
    );
    return { name: one.name, passed: findings.length === 0, findings };
  });
  return {
    cases: judged.map(({ name, passed }) => ({ name, passed })),
    findings: sortFindings(judged.flatMap(({ findings }) => findings)),
  };
}

function observationOf(sheet: Sheet, { when }: RouteCase): Observation {
  const { measured } = measure(sheet, { metrics: when.metrics ?? {} });
  const signs = [...(when.signs ?? []), ...measured.map(({ sign }) => sign)];
  return { symptom: when.symptom ?? null, signs, says: when.says ?? "" };
}

interface Difference {
  readonly what: "incident" | "consequences" | "others" | "pause_first" | "owner";
  readonly expected: string;
  readonly got: string;
}

function differences({ expect }: RouteCase, { incidents }: Routing, sheet: Sheet): readonly Difference[] {
  const [first, ...others] = incidents;
  const sorted = (list: readonly string[]): string => words([...list].sort());
  const compared: readonly (Difference | null)[] = [
    { what: "incident", expected: expect.incident ?? "nothing", got: first?.incident ?? "nothing" },
    expect.consequences === undefined
      ? null
      : {
          what: "consequences",
          expected: sorted(expect.consequences),
          got: sorted((first?.consequences ?? []).map(({ incident }) => incident)),
        },
    expect.others === undefined
      ? null
      : { what: "others", expected: sorted(expect.others), got: sorted(others.map(({ incident }) => incident)) },
    expect.pause_first === undefined
      ? null
      : { what: "pause_first", expected: words(expect.pause_first), got: words(first?.pause_first ?? []) },
    expect.owner === undefined
      ? null
      : {
          what: "owner",
          expected: expect.owner,
          got: entryOf(sheet.incidents, first?.incident ?? "")?.owner ?? "nobody",
        },
  ];
  return compared.flatMap((one) => (one === null || one.expected === one.got ? [] : [one]));
}

function words(list: readonly string[]): string {
  return list.length === 0 ? "none" : list.join(", ");
}
