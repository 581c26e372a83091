import { packageJsonVersions } from "./package-json.ts";
import { packageLockVersions } from "./package-lock.ts";
import type { ReadPackages } from "./package-versions.ts";
import { pnpmLockVersions } from "./pnpm-lock.ts";
import { yarnLockVersions } from "./yarn-lock.ts";

const readers: ReadonlyMap<string, (text: string) => ReadPackages> = new Map([
  ["package.json", packageJsonVersions],
  ["package-lock.json", packageLockVersions],
  ["npm-shrinkwrap.json", packageLockVersions],
  ["pnpm-lock.yaml", pnpmLockVersions],
  ["yarn.lock", yarnLockVersions],
]);

/** Whether a file of this name holds packages. */
export function isPackageFile(path: string): boolean {
  return readers.has(baseName(path));
}

/** The packages in a file, by the format its name stands for; none in a file of any other name. */
export function readPackages(path: string, text: string): ReadPackages {
  return readers.get(baseName(path))?.(text) ?? new Map();
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
