import { validate } from "../contract/validate.ts";
import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RoutesFile } from "../model/written.generated.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import type { Locate, Path } from "./yaml/locate.ts";
import { schemaFindings } from "./schema/schema-findings.ts";
import { sortFindings } from "./findings/sort-findings.ts";
import type { UnknownCode } from "./findings/unknown-name.ts";
import { listedNames, unknownNames, type NamedEntry } from "./findings/unknown-names.ts";

/** One routing case as it is written. */
export type RouteCase = RoutesFile["routes"][number];

/** The routing cases of a file, or what is wrong with it. `locate` finds the places of what they say. */
export type ParsedRoutes =
  | { readonly ok: true; readonly routes: readonly RouteCase[]; readonly locate: Locate }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads routing cases, `tests/routes.yml`, and looks up their names in the sheet; without a sheet only their form is judged. Never throws. */
export function parseRoutes(path: string, text: string, sheet: Sheet | null): ParsedRoutes {
  const yaml = readYaml(path, text);
  if (yaml.data === undefined || yaml.findings.length > 0) return { ok: false, findings: sortFindings(yaml.findings) };
  const checked = validate("routes", yaml.data);
  if (!checked.ok) return { ok: false, findings: sortFindings(schemaFindings(yaml, "routes", checked.errors)) };
  const { routes } = checked.value;
  const named = routes.flatMap((route, index) => namesIn(route, ["routes", index]));
  const unknown = sheet === null ? [] : unknownNames(named, [sheet], (at) => yaml.locate(at, "value"));
  return unknown.length > 0
    ? { ok: false, findings: sortFindings(unknown) }
    : { ok: true, routes, locate: yaml.locate };
}

function namesIn({ when, expect }: RouteCase, at: Path): readonly NamedEntry[] {
  const one = (code: UnknownCode, name: string | null | undefined, path: Path): readonly NamedEntry[] =>
    name === null || name === undefined ? [] : [{ code, name, path: [...at, ...path] }];
  return [
    ...one("unknown-incident", when.symptom, ["when", "symptom"]),
    ...one("unknown-incident", expect.incident, ["expect", "incident"]),
    ...listedNames("unknown-incident", expect.consequences, [...at, "expect", "consequences"]),
    ...listedNames("unknown-incident", expect.others, [...at, "expect", "others"]),
    ...listedNames("unknown-conclusion", expect.pause_first, [...at, "expect", "pause_first"]),
    ...one("unknown-owner", expect.owner, ["expect", "owner"]),
  ];
}
