import type { ConditionEntry } from "../../model/sheet.ts";
import { compileGlob } from "../../pattern/glob.ts";
import type { Rule } from "../linted.ts";
import { pathOfFile } from "../sheet-files.ts";

/** Each `when` entry can match some file, as far as its text tells. */
export const possibleConditions: Rule = ({ sheet, at }) =>
  Object.entries(sheet.triggers).flatMap(([id, { when }]) =>
    when.flatMap((entry, index) => {
      const why = neverMatches(entry);
      if (why === null) return [];
      const place = at(pathOfFile("triggers"), ["triggers", id, "when", index, why.key], "key");
      return [{ code: "condition-never-matches", severity: "error", place, args: { trigger: id, why: why.words } }];
    }),
  );

interface Why {
  readonly key: keyof ConditionEntry;
  readonly words: string;
}

const lockfiles = ["package.json", "package-lock.json", "pnpm-lock.yaml", "yarn.lock"];

/** The only files that a condition reads; null stands for any JSON file. */
const reads: readonly (readonly [keyof ConditionEntry, readonly string[] | null, string])[] = [
  ["dependency", lockfiles, "package.json and lockfiles"],
  ["app-embed", ["settings_data.json"], "config/settings_data.json"],
  ["gtm-container", null, "JSON exports"],
];

function neverMatches(entry: ConditionEntry): Why | null {
  return besideDeclared(entry) ?? exceptAll(entry) ?? twoFiles(entry) ?? pathsElsewhere(entry);
}

function besideDeclared(entry: ConditionEntry): Why | null {
  const other = Object.keys(entry).some((key) => key !== "declared" && key !== "touches");
  if (entry.declared !== true || !other) return null;
  return {
    key: "declared",
    words: "a declared change has no file that the other keys could match; give it an entry of its own",
  };
}

function exceptAll({ paths, except }: ConditionEntry): Why | null {
  if (except === undefined) return null;
  const excepted = new Set(except.map((glob) => glob.toLowerCase()));
  const everything = ["**", "**/*", "**/**"].some((glob) => excepted.has(glob));
  const each = paths !== undefined && paths.every((glob) => excepted.has(glob.toLowerCase()));
  return everything || each ? { key: "except", words: "except leaves out every path that the entry names" } : null;
}

function twoFiles(entry: ConditionEntry): Why | null {
  const [first, second] = reads.filter(([key]) => entry[key] !== undefined);
  if (first === undefined || second === undefined) return null;
  return { key: second[0], words: `${first[0]} reads ${first[2]}, ${second[0]} reads ${second[2]}: no file is both` };
}

function pathsElsewhere(entry: ConditionEntry): Why | null {
  for (const [key, names, words] of reads) {
    if (entry[key] === undefined || entry.paths === undefined) continue;
    if (entry.paths.some((glob) => mayMatch(glob, names))) continue;
    return { key: "paths", words: `${key} reads ${words} only, and no path pattern matches such a file` };
  }
  return null;
}

/** Whether a glob can match a file of these names; in doubt it can. */
function mayMatch(glob: string, names: readonly string[] | null): boolean {
  const last = /[{[]/.test(glob) ? null : (glob.split("/").at(-1) ?? "");
  if (last === null || last.includes("**")) return true;
  if (names === null) return last.includes("*") || last.includes("?") || last.toLowerCase().endsWith(".json");
  const compiled = compileGlob(last);
  return "problem" in compiled || names.some((name) => compiled.matches(name));
}
