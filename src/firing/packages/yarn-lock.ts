import { aliasedName, type ReadPackages, splitSpecifier, versionCollector } from "./package-versions.ts";

const CONFLICT = /^<{7} /m;
const VERSION = /^ {2}version:? "?([^"]+)"?$/;
const RESOLVED = /^ {2}(?:resolved|resolution):? "?([^"]+)"?$/;

interface Block {
  readonly header: string;
  version: string | null;
  resolved: string;
}

/**
 * The installed versions in a yarn.lock, of yarn 1 or of later ones, read line by line as yarn writes it: the ranges
 * asked for at the start of a line, their fields at two spaces. Workspaces of the project are left out.
 */
export function yarnLockVersions(text: string): ReadPackages {
  const lines = text.split(/\r?\n/);
  const blocks = blocksOf(lines);
  const isEmpty = lines.every((line) => line.trim() === "" || line.startsWith("#"));
  if (CONFLICT.test(text) || (blocks.length === 0 && !isEmpty)) return { unreadable: "not a yarn lockfile" };
  const { versions, add } = versionCollector();
  for (const { header, version, resolved } of blocks) {
    if (version === null || header === "__metadata" || resolved.includes("@workspace:")) continue;
    for (const name of namesIn(header)) add(name, withCommit(version, resolved));
  }
  return versions;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (isHeader(line)) blocks.push({ header: line.slice(0, -1), version: null, resolved: "" });
    const block = blocks.at(-1);
    if (block === undefined) continue;
    block.version ??= VERSION.exec(line)?.[1] ?? null;
    block.resolved ||= RESOLVED.exec(line)?.[1] ?? "";
  }
  return blocks;
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
