import type { Finding } from "../model/finding.ts";
import type { Sheet } from "../model/sheet.ts";
import type { WrittenTestCase } from "../model/written.generated.ts";
import { checkRecord } from "./records/check-record.ts";
import type { Path } from "./yaml/locate.ts";
import type { LocatedCase } from "./parse-tests.ts";
import { sheetFileKind } from "./sheet-files.ts";
import { sortFindings } from "./findings/sort-findings.ts";
import { listedNames, unknownNames, type NamedEntry } from "./findings/unknown-names.ts";

/** Names in a test that neither the sheet nor the one it proposes has, and files that stand under the wrong key. */
export function checkTest({ test, locate }: LocatedCase, sheets: readonly Sheet[]): readonly Finding[] {
  const named = [...expectedNames(test), ...answeringNames(test)];
  const unknown = unknownNames(named, sheets, (path) => locate(path, "value"));
  return sortFindings([...unknown, ...misplacedFiles({ test, locate }), ...recordNames({ test, locate }, sheets)]);
}

function expectedNames({ expect }: WrittenTestCase): readonly NamedEntry[] {
  return [
    ...listedNames("unknown-trigger", expect.fired, ["expect", "fired"]),
    ...listedNames("unknown-conclusion", expect.paused, ["expect", "paused"]),
    ...listedNames("unknown-store", expect.stores, ["expect", "stores"]),
    ...requirementNames(expect.requirements),
  ];
}

function requirementNames(requirements: WrittenTestCase["expect"]["requirements"]): readonly NamedEntry[] {
  const keys = Array.isArray(requirements)
    ? requirements.map((key: string, index) => ({ key, path: ["expect", "requirements", index] }))
    : Object.keys(requirements ?? {}).map((key) => ({ key, path: ["expect", "requirements", key] }));
  return keys.flatMap(({ key, path }): readonly NamedEntry[] => {
    const [kind, rest] = split(key);
    const name = rest.replace(/@proposed$/, "");
    if (kind === "retest") return [{ code: "unknown-retest", name, path }];
    return kind === "sign-off" ? [{ code: "unknown-owner", name, path }] : [];
  });
}

function split(key: string): readonly [string, string] {
  const colon = key.indexOf(":");
  return [key.slice(0, colon), key.slice(colon + 1)];
}

function answeringNames({ answers = {} }: WrittenTestCase): readonly NamedEntry[] {
  const roles = (["signed", "approved", "objected", "overridden"] as const).flatMap((verb) =>
    (answers[verb] ?? []).flatMap((who, index) => {
      const [name, path] = typeof who === "string" ? [who, [index]] : [who.by, [index, "by"]];
      return role(name, ["answers", verb, ...path]);
    }),
  );
  const passed = (answers.passed ?? []).flatMap((item, index) => {
    const path = ["answers", "passed", index];
    if (typeof item === "string") return [{ code: "unknown-retest", name: item, path } as const];
    const retest = { code: "unknown-retest", name: item.retest, path: [...path, "retest"] } as const;
    return [retest, ...role(item.by, [...path, "by"])];
  });
  const harmless = (answers.no_impact ?? []).flatMap((item, index) => {
    const path = ["answers", "no_impact", index];
    if (typeof item === "string") return [{ code: "unknown-trigger", name: item, path } as const];
    const trigger = { code: "unknown-trigger", name: item.trigger, path: [...path, "trigger"] } as const;
    return [trigger, ...role(item.by, [...path, "by"])];
  });
  return [...roles, ...passed, ...harmless];
}

/** A person may be anybody; a role has to be one of the sheet's. */
function role(name: string | undefined, path: Path): readonly NamedEntry[] {
  return name === undefined || name.startsWith("@") ? [] : [{ code: "unknown-owner", name, path }];
}

function misplacedFiles({ test, locate }: LocatedCase): readonly Finding[] {
  return Object.keys(test.change ?? {}).flatMap((path): readonly Finding[] => {
    const sheet = !["elsewhere", "unknown"].includes(sheetFileKind(path));
    const record = path.startsWith("governance/records/");
    if (!sheet && !record) return [];
    const expected = sheet
      ? `an edit of the sheet to stand under sheet, as ${path.replace("governance/", "")}`
      : "a record to stand under records, by its file's stem";
    const place = locate(["change", path], "key");
    return [{ code: "invalid-value", severity: "error", place, args: { value: path, expected } }];
  });
}

function recordNames({ test, locate }: LocatedCase, sheets: readonly Sheet[]): readonly Finding[] {
  const sheet = sheets.at(-1);
  if (sheet === undefined) return [];
  return Object.entries(test.records ?? {}).flatMap(([id, { landed, proposed }]) =>
    Object.entries({ landed, proposed }).flatMap(([side, record]) =>
      record === undefined
        ? []
        : checkRecord(record, (path, part) => locate(["records", id, side, ...path], part), sheet),
    ),
  );
}
