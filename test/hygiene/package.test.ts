import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { publint } from "publint";
import { afterAll, expect, test } from "vitest";
import { root, textOf } from "./repository.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(textOf("package.json")) as Manifest;
const packages = { ...manifest.dependencies, ...manifest.devDependencies };

const elsewhere = mkdtempSync(join(tmpdir(), "signal-package-"));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

test("the package is published as its users' tools expect it", async () => {
  const { messages } = await publint({ pkgDir: root, strict: true, pack: false });
  expect(messages.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([]);
});

test("the command that the package names is built, and says how it is used", () => {
  const bin = manifest.bin["signal-governance"] ?? "";
  expect(existsSync(join(root, bin))).toBe(true);
  const help = execFileSync(process.execPath, [join(root, bin), "--help"], { cwd: elsewhere, encoding: "utf8" });
  expect(help).toContain("signal-governance");
});

test("the library's types need none of Node's, so that they hold in any project", () => {
  const [seen, needy] = [new Set([join(root, "dist/index.d.ts")]), new Set<string>()];
  for (const path of seen) {
    const text = readFileSync(path, "utf8");
    if (/from "node:|\bBuffer\b|\bNodeJS\./u.test(text)) needy.add(path);
    for (const [, name = ""] of text.matchAll(/from "(\.[^"]+)\.[jt]s"/gu))
      seen.add(join(dirname(path), `${name}.d.ts`));
  }
  expect(seen.size).toBeGreaterThan(30);
  expect([...needy]).toEqual([]);
});

test("every package is pinned to one version", () => {
  expect(Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("docs/dependencies.md gives one reason for every package, and for nothing else", () => {
  const rows = [...textOf("docs/dependencies.md").matchAll(/^\| `([^`]+)` *\| ([^|]+) \|$/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(packages).sort());
  expect(rows.filter(([, , reason = ""]) => reason.trim().length < 20)).toEqual([]);
});

test("the lockfile names no host: any registry can serve it", () => {
  const lock = textOf("package-lock.json");
  expect(lock).not.toContain('"resolved"');
  expect(lock).not.toMatch(/registry/i);
});
