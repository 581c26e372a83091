import type { Document, Node, YAMLError } from "yaml";
import type { Finding, Place } from "../../model/finding.ts";
import { composeYaml, depthLimit } from "./compose-yaml.ts";
import { locator, placeOf } from "./locate.ts";
import type { Locate, Located } from "./locate.ts";
import { plainData } from "./plain-data.ts";
import type { Refused } from "./plain-data.ts";
import { upToLimit } from "../findings/up-to-limit.ts";

/** Most bytes of UTF-8 that one file of the sheet may have. */
export const sizeLimit = 256 * 1024;

/** One YAML file: its plain data with a locator, or only findings where it can't be read. */
export interface YamlFile {
  readonly file: string;
  /** `undefined` where the file could not be read at all. */
  readonly data: unknown;
  readonly locate: Locate;
  /** The text that a place of this file marks. */
  readonly textAt: (place: Place) => string;
  readonly findings: readonly Finding[];
}

/** Reads one YAML file in bounded time and memory. Anything that goes wrong is a finding; it never throws. */
export function readYaml(file: string, original: string): YamlFile {
  const bytes = original.length > sizeLimit ? original.length : Buffer.byteLength(original);
  if (bytes > sizeLimit)
    return unreadable(file, {
      code: "yaml-too-large",
      severity: "error",
      place: { file },
      args: { bytes, limit: sizeLimit },
    });
  const text = original.startsWith("\uFEFF") ? original.slice(1) : original;
  const composed = composeYaml(text);
  const source: Located = { file, text, lines: composed.lines };
  if (!composed.ok)
    return unreadable(file, {
      code: "yaml-too-deep",
      severity: "error",
      place: placeOf(source, composed.offset, composed.offset + 1),
      args: { depth: composed.depth, limit: depthLimit },
    });
  return readDocuments(source, composed.documents);
}

function readDocuments(source: Located, documents: readonly Document.Parsed[]): YamlFile {
  const [first, second] = documents;
  if (!first) return { file: source.file, data: null, ...finder(source), findings: [] };
  const broken = [...first.errors, ...first.warnings].map((error) => () => syntaxFinding(source, error));
  const refused: Refused[] = [];
  const data = plainData(first, (one) => refused.push(one));
  const problems = [
    ...broken,
    ...(second === undefined ? [] : [() => severalFinding(source, second, documents.length)]),
    ...refused.map((one) => () => refusedFinding(source, one)),
  ];
  const findings = upToLimit(source.file, problems, (find) => find());
  const readable = broken.length === 0 && second === undefined;
  // After a syntax error the tree is a guess: nothing more is said about it.
  return { file: source.file, data: readable ? data : undefined, ...finder(source), findings };
}

function finder(source: Located): Pick<YamlFile, "locate" | "textAt"> {
  // Trees are large and most files have nothing wrong with them: one is composed again for the first place asked for.
  let find: Locate | null = null;
  const locate: Locate = (path, part) => (find ??= locator(source, contentsOf(source.text)))(path, part);
  const textAt = ({ line = 1, column = 1, length = 0 }: Place): string => {
    const start = (source.lines.lineStarts[line - 1] ?? 0) + column - 1;
    return source.text.slice(start, start + length);
  };
  return { locate, textAt };
}

function contentsOf(text: string): Node | null {
  const composed = composeYaml(text);
  return (composed.ok ? composed.documents[0]?.contents : null) ?? null;
}

function unreadable(file: string, finding: Finding): YamlFile {
  return { file, data: undefined, locate: () => ({ file }), textAt: () => "", findings: [finding] };
}

function syntaxFinding(source: Located, error: YAMLError): Finding {
  const [start, end] = error.pos;
  const at = Math.min(start, source.text.length);
  const comment = commentWithin(source.text, at);
  const place = comment === null ? placeOf(source, at, end) : placeOf(source, comment, at);
  return { code: "yaml-syntax", severity: "error", place, args: { problem: error.message, comment: comment !== null } };
}

/** Where a # has cut off a map or list in brackets that the parser still waits for, on its own line or the one before; null: it did not. */
function commentWithin(text: string, at: number): number | null {
  const before = text.slice(0, at).trimEnd();
  const start = before.lastIndexOf("\n") + 1;
  const written = /^[^\n]*/u.exec(text.slice(start))?.[0] ?? "";
  const line = written.replace(/"[^"]*"|'[^']*'/gu, (quoted) => "_".repeat(quoted.length));
  const mark = /[ \t]#/u.exec(line);
  if (mark === null) return null;
  const open = line.slice(0, mark.index);
  const count = (brackets: RegExp): number => open.match(brackets)?.length ?? 0;
  return count(/[[{]/gu) > count(/[\]}]/gu) ? start + mark.index + 1 : null;
}

function severalFinding(source: Located, second: Document.Parsed, count: number): Finding {
  const place = placeOf(source, second.range[0], second.range[1]);
  return { code: "yaml-several-documents", severity: "error", place, args: { count } };
}

function refusedFinding(source: Located, refused: Refused): Finding {
  const place = placeOf(source, refused.start, refused.end);
  return refused.what === "anchor"
    ? { code: "yaml-anchor", severity: "error", place, args: { name: refused.name } }
    : { code: "yaml-duplicate-key", severity: "error", place, args: { key: refused.name } };
}
