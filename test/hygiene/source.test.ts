import ts from "typescript";
import { expect, test } from "vitest";
import { sourceFiles, textOf } from "./repository.ts";

const lineCount = (path: string): number => textOf(path).split("\n").length - 1;

test("no source file is longer than 300 lines", () => {
  expect(sourceFiles.filter((path) => lineCount(path) > 300)).toEqual([]);
});

test("the median source file is shorter than 80 lines", () => {
  const counts = sourceFiles.map(lineCount).sort((a, b) => a - b);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(80);
});

test("source files have kebab-case names that say something", () => {
  const vague = /(^|[/-])(utils?|helpers?|manager|common|misc)(\.|-|\/)/;
  expect(sourceFiles.filter((path) => vague.test(path) || !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path))).toEqual([]);
});

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isNamed = (node: ts.Node): boolean =>
  ts.isFunctionDeclaration(node) ||
  ts.isVariableStatement(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

const undocumented = (path: string): readonly string[] => {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2023, true);
  return source.statements
    .filter(isNamed)
    .filter((node) => isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => `${path}: ${node.getText(source).split("\n")[0] ?? ""}`);
};

test("everything that a file exports says in a sentence what it means", () => {
  expect(sourceFiles.flatMap(undocumented)).toEqual([]);
});

test("only src/index.ts hands on what other files export, types of one name excepted", () => {
  const barrels = sourceFiles.filter((path) => path !== "src/index.ts" && /^export \* from/m.test(textOf(path)));
  expect(barrels).toEqual([]);
});
