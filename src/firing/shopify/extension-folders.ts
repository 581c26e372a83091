import { extensionFile } from "./extension-toml.ts";

const exemptFile = /\.md$|\.(?:test|spec)\.[^/]*$/i;
const exemptFolder = /(?:^|\/)(?:locales|tests?|__tests__)\//i;

/** The files that would make a folder above `path` an extension, the nearest first; those whose docs, locales or tests `path` is are left out. */
export function extensionFilesAbove(path: string): readonly string[] {
  const files: string[] = [];
  for (let slash = path.lastIndexOf("/"); ; slash = path.lastIndexOf("/", slash - 1)) {
    const folder = path.slice(0, slash + 1);
    if (!isExempt(path.slice(folder.length))) files.push(folder + extensionFile);
    if (slash <= 0) return files;
  }
}

function isExempt(inside: string): boolean {
  return exemptFile.test(inside) || exemptFolder.test(inside);
}
