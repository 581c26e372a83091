import { type ReadPackages, splitSpecifier, versionCollector } from "./package-versions.ts";

const conflict = /^<{7} /m;
const sectionLine = /^[^\s#]/;
const keyLine = /^ {2}(?:\? )?(\S.*?):?$/;
const fieldLine = /^ {4}(name|version): (.+)$/;

interface Entry {
  readonly name: string;
  readonly version: string;
}

/**
 * The installed versions in a pnpm-lock.yaml, lockfile versions 5 to 9, read line by line as pnpm writes it:
 * keys of `packages` at two spaces, their fields at four.
 */
export function pnpmLockVersions(text: string): ReadPackages {
  if (text.trim() === "") return new Map();
  const major = /^lockfileVersion: *['"]?(\d+)/m.exec(text)?.[1];
  if (major === undefined || conflict.test(text)) return { unreadable: "not a pnpm lockfile" };
  const { versions, add } = versionCollector();
  for (const { name, version } of entriesOf(text.split(/\r?\n/), Number(major))) add(name, version);
  return versions;
}

/** Packages from git or a tarball have a location as key and their name and version as fields. */
function entriesOf(lines: readonly string[], major: number): readonly Entry[] {
  const entries: Entry[] = [];
  let inPackages = false;
  for (const line of lines) {
    if (sectionLine.test(line)) inPackages = line.startsWith("packages:");
    if (!inPackages) continue;
    const key = keyLine.exec(line)?.[1];
    if (key !== undefined) entries.push(major < 6 ? slashEntry(unquoted(key)) : atEntry(unquoted(key)));
    const [, field, value] = fieldLine.exec(line) ?? [];
    const last = entries.at(-1);
    if (last === undefined || value === undefined) continue;
    entries[entries.length - 1] =
      field === "name" ? { ...last, name: unquoted(value) } : withVersion(last, unquoted(value));
  }
  return entries;
}

/** Up to version 5: `/name/1.2.3`, `/@scope/name/1.2.3_peers`, or `registry.host/name/1.2.3`. */
function slashEntry(key: string): Entry {
  const parts = key.split("/").slice(1);
  const length = parts[0]?.startsWith("@") === true ? 2 : 1;
  const version = parts.slice(length).join("/").split("_")[0] ?? "";
  return { name: parts.slice(0, length).join("/"), version: version === "" ? key : version };
}

/** From version 6: `/name@1.2.3(peers)`, from version 9 without the slash. */
function atEntry(key: string): Entry {
  const plain = key.startsWith("/") ? key.slice(1) : key;
  const [name, version] = splitSpecifier(plain.split("(")[0] ?? plain) ?? [plain, plain];
  return { name, version };
}

/** A location names a commit or an archive: it stays part of the version. */
function withVersion(entry: Entry, version: string): Entry {
  return { ...entry, version: entry.version === version ? version : `${version} (${entry.version})` };
}

function unquoted(text: string): string {
  const first = text[0];
  return (first === "'" || first === '"') && text.endsWith(first) ? text.slice(1, -1) : text;
}
