import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileText, Sha } from "../../model/change.ts";
import { HostError } from "../../port/host-error.ts";
import type { SheetText } from "../../port/repository.ts";
import { blobId } from "../blob-id.ts";
import { decodeFileText, maxTextBytes } from "../file-text.ts";

/** More files than any sheet has; a folder beyond it was named by mistake. */
const mostFiles = 20_000;
const deepest = 8;
const notAFile = { blob: "", content: { unreadable: "symlink" } } as const;

interface Listed {
  readonly path: string;
  readonly shown: string;
  readonly file: boolean;
}

function readOne(path: string): { readonly blob: Sha; readonly content: FileText } {
  if (lstatSync(path).size > maxTextBytes) return { blob: "", content: { unreadable: "too-large" } };
  const bytes = readFileSync(path);
  return { blob: blobId(bytes, "sha1"), content: decodeFileText(bytes) };
}

/** Paths below a folder, files and links apart. */
function listFolder(folder: string, name: string, depth: number): readonly Listed[] {
  const entries = depth > deepest ? [] : readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    const shown = `${name}/${entry.name}`;
    return entry.isDirectory() ? listFolder(path, shown, depth + 1) : [{ path, shown, file: entry.isFile() }];
  });
}

/**
 * Every file of a sheet's folder on disk, `governance/…` whatever the folder is called, sorted by path. Symbolic links are not followed.
 * Throws a HostError when the folder is not there.
 */
export function readSheetFolder(folder: string): readonly SheetText[] {
  try {
    const listed = listFolder(folder, "governance", 0);
    if (listed.length > mostFiles) {
      throw new HostError(`${folder} holds more than ${mostFiles} files`, { hint: "name the folder of a sheet" });
    }
    const files = listed.map(({ path, shown, file }) => ({ path: shown, ...(file ? readOne(path) : notAFile) }));
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (cause) {
    if (cause instanceof HostError) throw cause;
    const hint =
      "run it in a repository that has governance/, or name one with -C DIR; lint, explain and replay also take --sheet DIR";
    throw new HostError(`there is no sheet to read at ${folder}`, { hint, cause });
  }
}
