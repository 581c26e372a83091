import { aliasedName, type ReadPackages, splitSpecifier, versionCollector } from "./package-versions.ts";

const conflict = /^<{7} /m;
const versionLine = /^ {2}version:? "?([^"]+)"?$/;
const resolvedLine = /^ {2}(?:resolved|resolution):? "?([^"]+)"?$/;

interface Block {
  readonly header: string;
  readonly fields: readonly string[];
}

/**
 * The installed versions in a yarn.lock, of yarn 1 or of later ones, read line by line as yarn writes it: the ranges
 * asked for at the start of a line, their fields at two spaces. Workspaces of the project are left out.
 */
export function yarnLockVersions(text: string): ReadPackages {
  const lines = text.split(/\r?\n/);
  const blocks = blocksOf(lines);
  const isEmpty = lines.every((line) => line.trim() === "" || line.startsWith("#"));
  if (conflict.test(text) || (blocks.length === 0 && !isEmpty)) return { unreadable: "not a yarn lockfile" };
  const { versions, add } = versionCollector();
  for (const { header, fields } of blocks) {
    const version = firstMatch(versionLine, fields);
    const resolved = firstMatch(resolvedLine, fields) ?? "";
    if (version === null || header === "__metadata" || resolved.includes("@workspace:")) continue;
    for (const name of namesIn(header)) add(name, withCommit(version, resolved));
  }
  return versions;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const starts = [...lines.keys()].filter((at) => isHeader(lines[at] ?? ""));
  return starts.map((start, index) => ({
    header: (lines[start] ?? "").slice(0, -1),
    fields: lines.slice(start + 1, starts[index + 1]),
  }));
}

function firstMatch(field: RegExp, lines: readonly string[]): string | null {
  for (const line of lines) {
    const value = field.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}

function isHeader(line: string): boolean {
  return line.endsWith(":") && !line.startsWith(" ") && !line.startsWith("#");
}

/** `"a@^1", b@^2` in yarn 1, `"a@npm:^1, b@npm:^2"` later; an alias (`x@npm:a@^1`) counts under both names. */
function namesIn(header: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const specifier of header.replaceAll('"', "").split(", ")) {
    const [name, range] = splitSpecifier(specifier) ?? [specifier, ""];
    names.add(name);
    const real = aliasedName(range);
    if (real !== null) names.add(real);
  }
  return names;
}

/** A package from git keeps its version while its commit moves, so the commit is part of it. */
function withCommit(version: string, resolved: string): string {
  const commit = /(?:#|#commit=|\/tar\.gz\/)([0-9a-f]{40})\b/.exec(resolved)?.[1];
  return commit === undefined || resolved.includes("/-/") ? version : `${version} (${commit})`;
}
