/** The text of a 1-based line of a file, without its line break; undefined where there is none. */
export type SourceLines = (file: string, line: number) => string | undefined;

/** Looks up lines, splitting each file at most once. Lines end in LF or CRLF, as for the YAML reader. */
export function sourceLines(sources: Readonly<Record<string, string>>): SourceLines {
  const split = new Map<string, readonly string[]>();
  return (file, line) => {
    if (!Object.hasOwn(sources, file)) return undefined;
    const lines = split.get(file) ?? (sources[file] ?? "").split("\n");
    split.set(file, lines);
    return lines[line - 1]?.replace(/\r$/, "");
  };
}
