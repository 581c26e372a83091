import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileText, Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { SheetText } from "../../port/repository.ts";
import { decodeFileText, maxTextBytes } from "../file-text.ts";

/** More files than any sheet has; a folder beyond it was named by mistake. */
const mostFiles = 20_000;
const deepest = 8;

function blobId(bytes: Uint8Array): Sha {
  return createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
}

function readOne(path: string, size: number): { readonly blob: Sha; readonly content: FileText } {
  if (size > maxTextBytes) return { blob: "", content: { unreadable: "too-large" } };
  const bytes = readFileSync(path);
  return { blob: blobId(bytes), content: decodeFileText(bytes) };
}

function walk(directory: string, name: string, depth: number, found: SheetText[]): void {
  if (depth > deepest) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    const shown = `${name}/${entry.name}`;
    if (found.length >= mostFiles)
      throw new HostError(`${name} holds more than ${mostFiles} files`, { hint: "name the folder of a sheet" });
    if (entry.isDirectory()) walk(path, shown, depth + 1, found);
    else if (entry.isFile()) found.push({ path: shown, ...readOne(path, lstatSync(path).size) });
    else found.push({ path: shown, blob: "", content: { unreadable: "symlink" } });
  }
}

/**
 * Every file of a sheet's folder on disk, `governance/…` whatever the folder is called, sorted by path. Symbolic links are not followed.
 * Throws a HostError when the folder is not there.
 */
export function readSheetFolder(folder: string): readonly SheetText[] {
  const found: SheetText[] = [];
  try {
    walk(folder, "governance", 0, found);
  } catch (cause) {
    if (cause instanceof HostError) throw cause;
    const hint = "run it in a repository that has governance/, or name one with -C DIR";
    throw new HostError(`there is no sheet to read at ${folder}`, { hint, cause });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
