import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { permittedImports, plantedViolations } from "./planted-violations.ts";
import { root } from "./repository.ts";

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

const cruise = (cwd: string): Cruise => {
  const command = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = [command, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "src", "action"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
};

const write = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const isOurs = (target: string): boolean => /^(src|action)\//.test(target);

const plantPackage = (folder: string, name: string): void => {
  write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
  write(folder, `node_modules/${name}/index.js`, "module.exports = {};\n");
};

const plant = (folder: string): void => {
  cpSync(join(root, ".dependency-cruiser.mjs"), join(folder, ".dependency-cruiser.mjs"));
  cpSync(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
  const all = [...plantedViolations, ...permittedImports];
  const packages = all.map(({ imports }) => imports).filter((name) => !isOurs(name) && !/^(node:|http$)/.test(name));
  const dependencies = Object.fromEntries(packages.filter((name) => name !== "vitest").map((name) => [name, "1.0.0"]));
  write(folder, "package.json", JSON.stringify({ type: "module", dependencies, devDependencies: { vitest: "1.0.0" } }));
  for (const name of packages) plantPackage(folder, name);
  for (const { imports } of all)
    if (imports.endsWith("/target.ts")) write(folder, imports, "export const target = 1;\n");
  for (const { file, imports } of all) {
    const path = relative(dirname(file), imports);
    const specifier = isOurs(imports) ? (path.startsWith(".") ? path : `./${path}`) : imports;
    write(folder, file, `import * as it from "${specifier}";\nexport const used = it;\n`);
  }
  write(folder, "src/model/left.ts", `import { right } from "./right.ts";\nexport const left = right;\n`);
  write(folder, "src/model/right.ts", `import type { left } from "./left.ts";\nexport const right: typeof left = 1;\n`);
};

let folder = "";
let found: readonly Violation[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signal-architecture-"));
  plant(folder);
  found = cruise(folder).summary.violations;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rulesFor = (file: string): readonly string[] =>
  found.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test("the source keeps every rule", () => {
  const { violations, totalCruised } = cruise(root).summary;
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  expect(totalCruised).toBeGreaterThan(100);
});

test.each(plantedViolations)("$rule fails on $file importing $imports", ({ rule, file }) => {
  expect(rulesFor(file)).toContain(rule);
});

test("a cycle fails, even one of types alone", () => {
  expect(rulesFor("src/model/left.ts")).toEqual(["no-cycles"]);
});

test.each(permittedImports)("$file may import $imports", ({ file }) => {
  expect(rulesFor(file)).toEqual([]);
});

test("every rule has a planted violation and a reason", async () => {
  const config: unknown = await import(join(root, ".dependency-cruiser.mjs"));
  const { forbidden } = (
    config as { readonly default: { readonly forbidden: readonly { name: string; comment: string }[] } }
  ).default;
  const planted = new Set(["no-cycles", ...plantedViolations.map(({ rule }) => rule)]);
  expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  expect(forbidden.filter(({ comment }) => comment === "")).toEqual([]);
});
