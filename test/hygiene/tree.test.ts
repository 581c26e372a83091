import { expect, test } from "vitest";
import { repositoryFiles, textOf } from "./repository.ts";

const handWritten = repositoryFiles.filter(
  (path) => !/^(package-lock\.json$|action\/dist\/)|\.generated\.|\.(png|gif|jpg|ico|woff2)$/.test(path),
);

const holding = (pattern: RegExp, paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${String(index + 1)}: ${line.trim().slice(0, 80)}`] : [],
      ),
  );

// Spelled in pieces, so that this file does not name what it looks for.
const either = (...pieces: readonly (readonly string[])[]): RegExp =>
  new RegExp(pieces.map((piece) => piece.join("")).join("|"));

test("no file names a place of somebody's machine", () => {
  const places = either(
    ["(^|[\\s\"'`(=:])/", "(work|root|home|Users|private)/"],
    ["C:\\\\", "Users"],
    ["file:", "///"],
  );
  expect(holding(places, handWritten)).toEqual([]);
});

test("no file names a package registry's host", () => {
  expect(holding(either(["registry", "\\.(npmjs|yarnpkg)"], ["npm\\.", "pkg\\.github"]), handWritten)).toEqual([]);
});

test("no file holds an unfinished merge", () => {
  expect(holding(/^(<{7}|>{7}) /, handWritten)).toEqual([]);
});

const tests = handWritten.filter((path) => path.endsWith(".test.ts"));

test("no test is skipped, left for later or run alone", () => {
  const call = either(
    ["\\b(it|test|describe|suite|bench)", "\\.(skip|only|todo|skipIf|runIf|fails)\\b"],
    ["\\.skip", "\\("],
  );
  expect(holding(call, tests)).toEqual([]);
});

test("every test file lies where the source it tests lies, or in a folder of its own kind", () => {
  const folders = new Set([
    "hygiene",
    "e2e",
    "scenarios",
    "fakes",
    "governance",
    "schema",
    "docs",
    "git",
    "github",
    "action",
    "store-generator",
  ]);
  const source = new Set(repositoryFiles.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []));
  const strays = tests.filter((path) => {
    const folder = path.split("/")[1] ?? "";
    return !folders.has(folder) && !source.has(folder);
  });
  expect(strays).toEqual([]);
});
