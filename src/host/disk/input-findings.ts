import type { Finding } from "../../model/finding.ts";
import type { UnreadableInput } from "../../port/input-files.ts";
import type { Mended } from "./mend-lines.ts";
import type { FileScan } from "./scan-file.ts";

type Damage = Extract<Finding, { readonly code: "input-damaged" }>["args"]["what"];

/** Something that is wrong with a file of data as a file. */
export function damaged(file: string, what: Damage, detail: string): Finding {
  const severity = what === "cut-off" || what === "unreadable" || what === "long-lines" ? "error" : "warning";
  return { code: "input-damaged", severity, place: { file }, args: { what, detail } };
}

interface Mending {
  readonly scan: FileScan;
  readonly mended: Mended;
  /** Whether its values were put on lines of their own. */
  readonly split: boolean;
}

const notLines = "every value in it is read, and the lines that are named of it count values";

/** What had to be mended in a file before it could be read. */
export function mendingFindings(name: string, { scan, mended, split }: Mending): readonly Finding[] {
  const { long, longCount, decodedCount } = mended;
  const left = `${longCount} of more than 8 MB left out, ${long.length === 1 ? "line" : "lines"} ${long.join(", ")}`;
  const decoded = `${decodedCount} ${decodedCount === 1 ? "line was" : "lines were"} read as Windows-1252`;
  return [
    ...(split ? [damaged(name, "not-lines", notLines)] : []),
    ...(longCount === 0 ? [] : [damaged(name, "long-lines", left)]),
    ...(decodedCount === 0 ? [] : [damaged(name, "encoding", decoded)]),
    ...(scan.encoding.startsWith("utf-16") ? [damaged(name, "encoding", "it was read as UTF-16")] : []),
  ];
}

/** A name that stands for no file. */
export function missing(name: string): UnreadableInput {
  return {
    name,
    unreadable: { code: "input-missing", severity: "error", place: { file: name }, args: { named: name } },
  };
}

const mostNamed = 5;

/** A name of files that were named before. */
export function repeated(named: string, files: readonly string[]): UnreadableInput {
  const args = { named, count: files.length, files: files.slice(0, mostNamed) };
  return { name: named, unreadable: { code: "input-repeated", severity: "warning", place: { file: named }, args } };
}
