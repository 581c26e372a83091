import { createReadStream, openSync, readSync, closeSync, realpathSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { Finding } from "../../model/finding.ts";
import { HostError } from "../../port/host-error.ts";
import { headLength, type InputFile, type UnreadableInput } from "../../port/input-files.ts";
import { isNoLineEach, valuesAsLines } from "./json-values.ts";
import { filesNamed } from "./list-glob.ts";
import { lookThrough, type Looked } from "./look-through.ts";
import { fromUtf16, longestLine, mendLines, withoutMark, type Mended } from "./mend-lines.ts";
import { isGzip, unpackGzip } from "./unpack-gzip.ts";
import { wordsOf, writeCopy } from "./write-copy.ts";

/** Where files of data are looked for and unpacked. */
export interface InputOptions {
  /** Folder that relative paths start from. */
  readonly directory: string;
  /** Folder in which unpacked copies are made; they are removed with `close`. */
  readonly spill: string;
  readonly stdin: AsyncIterable<Uint8Array>;
}

type Damage = Extract<Finding, { readonly code: "input-damaged" }>["args"]["what"];

function damaged(file: string, what: Damage, detail: string): Finding {
  const severity = what === "cut-off" || what === "unreadable" || what === "long-lines" ? "error" : "warning";
  return { code: "input-damaged", severity, place: { file }, args: { what, detail } };
}

function startOf(path: string, length: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    let read = 0;
    for (let got = -1; got !== 0 && read < length; read += got) got = readSync(file, bytes, read, length - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** A file that is one document may be one line of any length. */
const isDocument = (head: string): boolean => /^\s*(?:\[|<|\{\s*"(?:log|orders)"\s*:)/u.test(head);

async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 262_144 });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

interface Copies {
  readonly next: () => string;
}

interface Readied {
  readonly path: string;
  readonly findings: readonly Finding[];
}

interface Found {
  readonly looked: Looked;
  readonly mended: Mended;
  /** Whether its values were put on lines of their own. */
  readonly split: boolean;
}

const notLines = "every value in it is read, and the lines that are named of it count values";

function mendingFindings(name: string, { looked, mended, split }: Found): readonly Finding[] {
  const { long, longCount, decodedCount } = mended;
  const left = `${longCount} of more than 8 MB left out, ${long.length === 1 ? "line" : "lines"} ${long.join(", ")}`;
  const decoded = `${decodedCount} ${decodedCount === 1 ? "line was" : "lines were"} read as Windows-1252`;
  return [
    ...(split ? [damaged(name, "not-lines", notLines)] : []),
    ...(longCount === 0 ? [] : [damaged(name, "long-lines", left)]),
    ...(decodedCount === 0 ? [] : [damaged(name, "encoding", decoded)]),
    ...(looked.encoding.startsWith("utf-16") ? [damaged(name, "encoding", "it was read as UTF-16")] : []),
  ];
}

/** Whether the values of a file have to be put on lines of their own, by as much of its start as that takes. */
function isSplit(path: string): boolean {
  return isNoLineEach(startOf(path, headLength)) ?? isNoLineEach(startOf(path, longestLine)) ?? false;
}

/** A copy in UTF-8 with bounded lines, unless the file already is so. */
async function readied(name: string, path: string, copies: Copies): Promise<Readied & { readonly bytes: number }> {
  const looked = await lookThrough(path);
  const { encoding, longLine, bytes } = looked;
  const document = isDocument(
    Buffer.from(startOf(path, 4096))
      .toString("utf8")
      .replace(/^\uFEFF/u, ""),
  );
  const wide = encoding === "utf-16le" || encoding === "utf-16be";
  const split = !document && !wide && isSplit(path);
  if (encoding === "utf-8" && !split && (!longLine || document)) return { path, bytes, findings: [] };
  const raw: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 1_048_576 });
  const copy = copies.next();
  let mended: Mended = { long: [], longCount: 0, decodedCount: 0 };
  const source = withoutMark(wide ? fromUtf16(raw, encoding) : raw);
  const trouble = await writeCopy(
    copy,
    mendLines(split ? valuesAsLines(source) : source, document, (done) => (mended = done)),
  );
  const findings = mendingFindings(name, { looked, mended, split });
  return {
    path: copy,
    bytes,
    findings: trouble === null ? findings : [...findings, damaged(name, "unreadable", trouble)],
  };
}

const isParquet = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, 4)).toString("latin1") === "PAR1";

async function unpacked(name: string, path: string, copies: Copies): Promise<Readied> {
  if (!isGzip(startOf(path, 2))) return { path, findings: [] };
  const copy = copies.next();
  const trouble = await unpackGzip(path, copy);
  return {
    path: copy,
    findings: trouble === null ? [] : [damaged(name, "cut-off", `its compression breaks off (${trouble})`)],
  };
}

async function openFile(name: string, path: string, copies: Copies): Promise<InputFile> {
  const plain = await unpacked(name, path, copies);
  const parquet = isParquet(startOf(plain.path, 4));
  const ready = parquet ? { ...plain, bytes: statSync(plain.path).size } : await readied(name, plain.path, copies);
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

function missing(name: string): UnreadableInput {
  return {
    name,
    unreadable: { code: "input-missing", severity: "error", place: { file: name }, args: { named: name } },
  };
}

async function openOrTell(name: string, path: string, copies: Copies): Promise<InputFile | UnreadableInput> {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return missing(name);
    return await openFile(name, path, copies);
  } catch (error) {
    if (error instanceof HostError) throw error;
    const unreadable = damaged(name, "unreadable", wordsOf(error));
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

const mostNamed = 5;

function repeated(named: string, files: readonly string[]): UnreadableInput {
  const args = { named, count: files.length, files: files.slice(0, mostNamed) };
  return { name: named, unreadable: { code: "input-repeated", severity: "warning", place: { file: named }, args } };
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
