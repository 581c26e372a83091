import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

const text = (value: unknown): string => (typeof value === "string" ? value : "unknown");

const factsOf = (folder: string): PackageFacts => {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, license } = Object(manifest) as Readonly<Record<string, unknown>>;
  return { name: text(name), version: text(version), license: text(license) };
};

const licenseText = (folder: string): string => {
  const file = readdirSync(folder)
    .sort()
    .find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()}\n`;
};

/** The notices of every package whose code is in the bundle, sorted; `inputs` are the bundled files, relative to `root`. */
export const licenseNotices = (root: string, inputs: readonly string[]): string => {
  const folders = new Set(inputs.map((path) => packageFolder.exec(path)?.[1]).filter((path) => path !== undefined));
  const notices = new Map<string, string>();
  for (const folder of [...folders].sort().map((path) => join(root, path))) {
    if (!existsSync(join(folder, "package.json"))) continue;
    const { name, version, license } = factsOf(folder);
    notices.set(`${name}@${version}`, `${name} ${version} (${license})\n${licenseText(folder)}`);
  }
  return [...notices.values()].join(`\n${"-".repeat(72)}\n\n`);
};
