import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import type { Finding } from "../../model/finding.ts";
import { headLength } from "../../port/input-files.ts";
import { damaged, mendingFindings } from "./input-findings.ts";
import { isNoLineEach, valuesAsLines } from "./json-values.ts";
import { fromUtf16, longestLine, mendLines, withoutMark, type Mended } from "./mend-lines.ts";
import { scanFile } from "./scan-file.ts";
import { isGzip, unpackGzip } from "./unpack-gzip.ts";
import { writeCopy } from "./write-copy.ts";

/** The first bytes of a file. */
export function startOf(path: string, length: number): Uint8Array {
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

/** Gives out paths for copies. */
export interface Copies {
  readonly next: () => string;
}

/** Where a file can be read, and what was wrong with it on the way there. */
export interface ReadableFile {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** Whether the values of a file have to be put on lines of their own, by as much of its start as that takes. */
function isSplit(path: string): boolean {
  return isNoLineEach(startOf(path, headLength)) ?? isNoLineEach(startOf(path, longestLine)) ?? false;
}

/** A copy in UTF-8 with bounded lines, unless the file already is so. */
export async function decoded(
  name: string,
  path: string,
  copies: Copies,
): Promise<ReadableFile & { readonly bytes: number }> {
  const scan = await scanFile(path);
  const { encoding, longLine, bytes } = scan;
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
  const findings = mendingFindings(name, { scan, mended, split });
  return {
    path: copy,
    bytes,
    findings: trouble === null ? findings : [...findings, damaged(name, "unreadable", trouble)],
  };
}

/** An unpacked copy, unless the file is not packed. */
export async function unpacked(name: string, path: string, copies: Copies): Promise<ReadableFile> {
  if (!isGzip(startOf(path, 2))) return { path, findings: [] };
  const copy = copies.next();
  const trouble = await unpackGzip(path, copy);
  return {
    path: copy,
    findings: trouble === null ? [] : [damaged(name, "cut-off", `its compression breaks off (${trouble})`)],
  };
}
