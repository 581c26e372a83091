import { validate } from "../contract/validate.ts";
import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RoutesFile } from "../model/written.generated.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import type { Locate, Path } from "./yaml/locate.ts";
import { schemaFindings } from "./schema/schema-findings.ts";
import { sortFindings } from "./findings/sort-findings.ts";
import { unknownName, type UnknownCode } from "./findings/unknown-name.ts";

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
  const unknown = sheet === null ? [] : unknownNames(routes, sheet, yaml.locate);
  return unknown.length > 0
    ? { ok: false, findings: sortFindings(unknown) }
    : { ok: true, routes, locate: yaml.locate };
}

interface Named {
  readonly code: Extract<UnknownCode, "unknown-incident" | "unknown-conclusion" | "unknown-owner">;
  readonly name: string;
  readonly path: Path;
}

function unknownNames(routes: readonly RouteCase[], sheet: Sheet, locate: Locate): readonly Finding[] {
  const known: Readonly<Record<Named["code"], object>> = {
    "unknown-incident": sheet.incidents,
    "unknown-conclusion": sheet.conclusions,
    "unknown-owner": sheet.owners,
  };
  return routes
    .flatMap((route, index) => namesIn(route, ["routes", index]))
    .filter(({ code, name }) => !Object.hasOwn(known[code], name))
    .map(({ code, name, path }) => unknownName(code, locate(path, "value"), { name, known: Object.keys(known[code]) }));
}

function namesIn({ when, expect }: RouteCase, at: Path): readonly Named[] {
  const one = (code: Named["code"], name: string | null | undefined, path: Path): readonly Named[] =>
    name === null || name === undefined ? [] : [{ code, name, path: [...at, ...path] }];
  const list = (code: Named["code"], names: readonly string[] | undefined, path: Path): readonly Named[] =>
    (names ?? []).map((name, index) => ({ code, name, path: [...at, ...path, index] }));
  return [
    ...one("unknown-incident", when.symptom, ["when", "symptom"]),
    ...one("unknown-incident", expect.incident, ["expect", "incident"]),
    ...list("unknown-incident", expect.consequences, ["expect", "consequences"]),
    ...list("unknown-incident", expect.others, ["expect", "others"]),
    ...list("unknown-conclusion", expect.pause_first, ["expect", "pause_first"]),
    ...one("unknown-owner", expect.owner, ["expect", "owner"]),
  ];
}
