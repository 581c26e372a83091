import { createReadStream, realpathSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { HostError } from "../../port/host-error.ts";
import { headLength, type InputFile, type UnreadableInput } from "../../port/input-files.ts";
import { messageOf } from "../../port/message-of.ts";
import { filesNamed } from "./files-named.ts";
import { damaged, missing, repeated } from "./input-findings.ts";
import { decoded, startOf, unpacked, type Copies } from "./readable-file.ts";
import { writeCopy } from "./write-copy.ts";

/** Where files of data are looked for and unpacked. */
export interface InputOptions {
  /** Folder that relative paths start from. */
  readonly directory: string;
  /** Folder in which unpacked copies are made; they are removed with `close`. */
  readonly spill: string;
  readonly stdin: AsyncIterable<Uint8Array>;
}

async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 262_144 });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const isParquet = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, 4)).toString("latin1") === "PAR1";

async function openFile(name: string, path: string, copies: Copies): Promise<InputFile> {
  const plain = await unpacked(name, path, copies);
  const parquet = isParquet(startOf(plain.path, 4));
  const ready = parquet ? { ...plain, bytes: statSync(plain.path).size } : await decoded(name, plain.path, copies);
  const made = [plain.path, ready.path].filter((copy) => copy !== path);
  return {
    name,
    path: ready.path,
    parquet,
    bytes: ready.bytes,
    head: parquet ? "" : new TextDecoder("utf-8").decode(startOf(ready.path, headLength)),
    findings: parquet ? plain.findings : [...plain.findings, ...ready.findings],
    text: () => textOf(ready.path),
    release: async () => {
      for (const copy of made) await rm(copy, { force: true });
    },
  };
}

async function openOrTell(name: string, path: string, copies: Copies): Promise<InputFile | UnreadableInput> {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return missing(name);
    return await openFile(name, path, copies);
  } catch (error) {
    if (error instanceof HostError) throw error;
    const unreadable = damaged(name, "unreadable", messageOf(error));
    return { name, unreadable };
  }
}

/** What tells one file from another, however it was named. */
function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Opens files, globs and standard input: unpacks gzip, decodes what is not UTF-8, bounds lines. Files that need none of it are read where they
 * are; a file that was named before is not read again. Throws a HostError when the spill folder cannot be written.
 */
export async function createInputOpener({ directory, spill, stdin }: InputOptions) {
  const folder = await mkdtemp(join(spill, "signal-inputs-"));
  let count = 0;
  const copies: Copies = { next: () => join(folder, String((count += 1))) };
  const known = new Set<string>();
  const isNew = (identity: string) => !known.has(identity) && known.add(identity).size > 0;
  async function* open(named: string): AsyncGenerator<InputFile | UnreadableInput> {
    if (named === "-") {
      if (!isNew("-")) {
        yield repeated("-", ["-"]);
        return;
      }
      const copy = copies.next();
      const trouble = await writeCopy(copy, stdin);
      const opened = await openOrTell("-", copy, copies);
      yield trouble === null || "unreadable" in opened
        ? opened
        : { ...opened, findings: [...opened.findings, damaged("-", "cut-off", trouble)] };
      await rm(copy, { force: true });
      return;
    }
    const path = resolve(directory, named);
    const found = filesNamed(directory, named);
    if (found.length === 0) yield missing(named);
    const shown = (file: string) => (isAbsolute(named) ? file : relative(directory, file).replaceAll("\\", "/"));
    const nameOf = (file: string) => (found.length === 1 && file === path ? named : shown(file));
    const again: string[] = [];
    for (const file of found) {
      if (isNew(identityOf(file))) yield await openOrTell(nameOf(file), file, copies);
      else again.push(nameOf(file));
    }
    if (again.length > 0) yield repeated(named, again);
  }
  return { open, close: () => rm(folder, { recursive: true, force: true }) };
}
