import { describe, expect, it } from "vitest";
import { changeOf } from "../small-sheet.ts";
import { firingOf, toldOf } from "../firing-of.ts";

const sdk = "facebook-nodejs-business-sdk";
const json = (value: unknown): string => JSON.stringify(value, null, 2);
const told = (path: string, before: string | null, after: string | null, globs: readonly string[] = [sdk]): unknown =>
  toldOf({ dependency: globs }, path, [before, after]);

const pnpm5 = (version: string): string => `lockfileVersion: 5.4

specifiers:
  ${sdk}: ^${version}

packages:

  /${sdk}/${version}_axios@1.0.0:
    resolution: {integrity: sha512-x}
    dependencies:
      ${sdk}: 99.0.0

  /@shopify/hydrogen/2024.1.0:
    resolution: {integrity: sha512-x}
`;
const pnpm6 = (version: string): string =>
  `lockfileVersion: '6.0'\r\npackages:\r\n\r\n  /${sdk}@${version}(axios@1.0.0):\r\n    resolution: {integrity: x}\r\n`;
const pnpm9 = (version: string): string => `lockfileVersion: '9.0'

packages:

  '@shopify/hydrogen@2024.1.0':
    resolution: {integrity: x}

  ${sdk}@${version}:
    resolution: {integrity: x}

snapshots:

  ${sdk}@${version}(axios@1.0.0):
    dependencies:
      axios: 1.0.0
`;
const yarn1 = (version: string): string => `# yarn lockfile v1


"@shopify/hydrogen@^2024.1.0":
  version "2024.1.0"
  resolved "https://registry.example/@shopify/hydrogen/-/hydrogen-2024.1.0.tgz#0123456789012345678901234567890123456789"

${sdk}@^24.0.0, ${sdk}@~24.0.1:
  version "${version}"
  resolved "https://registry.example/${sdk}/-/x-${version}.tgz#0123456789012345678901234567890123456789"
  dependencies:
    axios "^1.0.0"
`;
const berry = (version: string): string => `__metadata:
  version: 8

"${sdk}@npm:^24.0.0":
  version: ${version}
  resolution: "${sdk}@npm:${version}"
  languageName: node

"northwind@workspace:.":
  version: 0.0.0-use.local
  resolution: "northwind@workspace:."
`;
const lock1 = (version: string): string =>
  json({ lockfileVersion: 1, dependencies: { a: { version: "1.0.0", dependencies: { [sdk]: { version } } } } });
const lock3 = (version: string): string =>
  json({
    lockfileVersion: 3,
    packages: {
      "": { name: "northwind", version: "1.0.0" },
      [`node_modules/a/node_modules/${sdk}`]: { version },
      [sdk]: { link: true },
    },
  });

describe("a dependency condition", () => {
  it.each([
    ["package.json", (version: string) => json({ dependencies: { [sdk]: version } })],
    ["apps/web/package.json", (version: string) => json({ devDependencies: { [sdk]: version } })],
    ["package.json", (version: string) => json({ peerDependencies: { [sdk]: version } })],
    ["package.json", (version: string) => json({ optionalDependencies: { [sdk]: version } })],
    ["package-lock.json", lock1],
    ["npm-shrinkwrap.json", lock3],
    ["package-lock.json", lock3],
    ["pnpm-lock.yaml", pnpm6],
    ["pnpm-lock.yaml", pnpm9],
    ["yarn.lock", yarn1],
    ["yarn.lock", berry],
  ])("tells a new version in %s (%#)", (path, text) => {
    expect(told(path, text("24.0.1"), text("26.0.0"))).toEqual([`${sdk} 24.0.1 → 26.0.0`]);
    expect(told(path, text("24.0.1"), null)).toEqual([`${sdk} 24.0.1 removed`]);
    expect(told(path, null, text("26.0.0"))).toEqual([`${sdk} added at 26.0.0`]);
    expect(told(path, text("24.0.1"), `${text("24.0.1")}\n`)).toEqual([]);
    expect(told(path, text("24.0.1"), text("26.0.0"), ["axios"])).toEqual([]);
  });

  it("reads the versions of pnpm 5 lockfiles without their peers", () => {
    expect(told("pnpm-lock.yaml", pnpm5("24.0.1"), pnpm5("26.0.0"))).toEqual([`${sdk} 24.0.1 → 26.0.0`]);
    expect(
      told("pnpm-lock.yaml", pnpm5("24.0.1"), pnpm5("24.0.1").replace("2024.1.0", "2025.1.0"), ["@shopify/*"]),
    ).toEqual(["@shopify/hydrogen 2024.1.0 → 2025.1.0"]);
  });

  it("reads where a package of a pnpm 5 lockfile comes from, unless its place says no more than its version", () => {
    const lock = (key: string): string =>
      `lockfileVersion: 5.4\npackages:\n\n  ${key}:\n    resolution: {tarball: x}\n    name: ${sdk}\n    version: 1.0.0\n`;
    expect(told("pnpm-lock.yaml", lock("file:old.tgz"), lock("file:new.tgz"))).toEqual([
      `${sdk} 1.0.0 (file:old.tgz) → 1.0.0 (file:new.tgz)`,
    ]);
    const later = (key: string): string => lock(key).replace("5.4", "'6.0'");
    expect(told("pnpm-lock.yaml", later("file:old.tgz"), later("file:new.tgz"))).toEqual([
      `${sdk} 1.0.0 (file:old.tgz) → 1.0.0 (file:new.tgz)`,
    ]);
    expect(told("pnpm-lock.yaml", "", lock(`registry.example/${sdk}/1.0.0`))).toEqual([`${sdk} added at 1.0.0`]);
  });

  it("hashes the package alone, so that the rest of a busy lockfile voids nothing", () => {
    const facts = (other: string): unknown => {
      const text = (version: string): string => json({ dependencies: { [sdk]: version, other } });
      return firingOf({ dependency: [sdk] }, changeOf({ "package.json": [text("1"), text("2")] }))?.facts;
    };
    expect(facts("1.0.0")).toEqual([["dependency", sdk, "1", "2"]]);
    expect(facts("9.9.9")).toEqual(facts("1.0.0"));
  });

  it("hashes the package alone where `paths` says which files are meant", () => {
    const sides = [json({ dependencies: { [sdk]: "1" } }), json({ dependencies: { [sdk]: "2" } })] as const;
    const firing = firingOf(
      { paths: ["apps/**"], dependency: [sdk] },
      changeOf({ "apps/package.json": sides, "package.json": sides }),
    );
    expect(firing?.because).toEqual([
      { file: "apps/package.json", condition: "dependency", pattern: sdk, detail: `${sdk} 1 → 2` },
    ]);
    expect(firing?.facts).toEqual([["dependency", sdk, "1", "2"]]);
  });

  it("tells each package of a glob, and counts those beyond ten", () => {
    const packages = (version: string): string =>
      json({
        dependencies: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`@shopify/p${index}`, version])),
      });
    const firing = firingOf(
      { dependency: ["@shopify/*"] },
      changeOf({ "package.json": [packages("1"), packages("2")] }),
    );
    expect(firing?.because).toHaveLength(11);
    expect(firing?.because.some(({ detail }) => detail === "and 2 more")).toBe(true);
    expect(firing?.facts).toHaveLength(12);
  });

  it("knows a package behind an alias", () => {
    const alias = (version: string): string => json({ dependencies: { sdk: `npm:${sdk}@${version}` } });
    expect(told("package.json", alias("1"), alias("2"))).toEqual([`${sdk} npm:${sdk}@1 → npm:${sdk}@2`]);
    const installed = (version: string): string =>
      json({ lockfileVersion: 3, packages: { "node_modules/sdk": { name: sdk, version } } });
    expect(told("package-lock.json", installed("1"), installed("2"))).toEqual([`${sdk} 1 → 2`]);
    const nested = (version: string): string =>
      json({ lockfileVersion: 1, dependencies: { sdk: { version: `npm:${sdk}@${version}` } } });
    expect(told("package-lock.json", nested("1"), nested("2"))).toEqual([`${sdk} npm:${sdk}@1 → npm:${sdk}@2`]);
    const yarn = (version: string): string => `"sdk@npm:${sdk}@^1":\n  version "${version}"\n`;
    expect(told("yarn.lock", yarn("1"), yarn("2"))).toEqual([`${sdk} 1 → 2`]);
  });

  it("takes nothing but an alias for one", () => {
    const from = (branch: string): string =>
      json({ dependencies: { [sdk]: `git+ssh://git@host.example/x#${branch}` } });
    expect(told("package.json", from("a"), from("b"), ["*"])).toHaveLength(1);
  });

  it("sees a package from git move although its version stays", () => {
    const from = (commit: string): string => commit.repeat(40);
    const lock = (commit: string): string =>
      json({
        lockfileVersion: 3,
        packages: {
          [`node_modules/${sdk}`]: { version: "1.0.0", resolved: `git+ssh://git@host.example/x.git#${from(commit)}` },
        },
      });
    expect(told("package-lock.json", lock("a"), lock("b"))).toHaveLength(1);
    const yarn = (commit: string): string =>
      `"${sdk}@https://host.example/x.git":\n  version "1.0.0"\n  resolved "https://host.example/x.git#${from(commit)}"\n`;
    expect(told("yarn.lock", yarn("a"), yarn("b"))).toHaveLength(1);
    const pnpm = (commit: string): string =>
      `lockfileVersion: 5.4\npackages:\n\n  github.com/x/y/${from(commit)}:\n    resolution: {tarball: x}\n    name: ${sdk}\n    version: 1.0.0\n`;
    expect(told("pnpm-lock.yaml", pnpm("a"), pnpm("b"))).toHaveLength(1);
  });

  it.each([
    ["package.json", "{", "not JSON"],
    ["package.json", '{"a":'.repeat(50_000), "JSON nested too deeply"],
    ["package-lock.json", "[".repeat(1_000_000), "JSON nested too deeply"],
    ["pnpm-lock.yaml", "hello", "not a pnpm lockfile"],
    ["pnpm-lock.yaml", `${pnpm9("1")}<<<<<<< HEAD\n`, "not a pnpm lockfile"],
    ["yarn.lock", "hello", "not a yarn lockfile"],
    ["yarn.lock", "hello # yarn lockfile v1\n", "not a yarn lockfile"],
    ["yarn.lock", `<<<<<<< HEAD\n${yarn1("1")}`, "not a yarn lockfile"],
    ["package.json", " ".repeat(2 * 1024 * 1024 + 1), "larger than 2 MB"],
  ])("fires on a %s that can't be read (%#)", (path, text, why) => {
    expect(told(path, "", text)).toEqual([`unreadable: ${why}`]);
    expect(told(path, text, "")).toEqual([`unreadable: ${why}`]);
  });

  it.each([
    ["package.json", '{"dependencies": {"__proto__": "1", "constructor": 3, "x": null}, "devDependencies": "no"}'],
    ["package.json", "[]"],
    ["package-lock.json", '{"packages": 3, "dependencies": [1]}'],
    ["yarn.lock", "# yarn lockfile v1\n"],
    ["pnpm-lock.yaml", "lockfileVersion: '9.0'\npackages:\n  x\n    y:\n"],
  ])("passes over odd but readable text in %s (%#)", (path, text) => {
    expect(told(path, "", text)).toEqual([]);
  });

  it("reads texts as texts, whatever brackets and quotes are in them", () => {
    const description = '["{'.repeat(200);
    const text = (version: string): string => json({ description, dependencies: { [sdk]: version } });
    expect(told("package.json", text("1"), text("2"))).toEqual([`${sdk} 1 → 2`]);
  });

  it("passes over files of other names", () => {
    expect(
      told("src/package.ts", json({ dependencies: { [sdk]: "1" } }), json({ dependencies: { [sdk]: "2" } })),
    ).toEqual([]);
  });

  it("reads hostile lockfiles in bounded time", () => {
    const start = performance.now();
    for (const path of ["pnpm-lock.yaml", "yarn.lock"]) {
      for (const text of [
        "lockfileVersion: 9\npackages:\n" + "  a:\n".repeat(300_000),
        "a".repeat(1_900_000) + ":",
        `${" ".repeat(1_900_000)}:`,
        "  a" + " :".repeat(900_000),
      ]) {
        told(path, "", text);
      }
    }
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
