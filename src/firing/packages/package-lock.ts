import { member, membersOf, parsedJson } from "../parsed-json.ts";
import { type ReadPackages, type VersionCollector, aliasedName, versionCollector } from "./package-versions.ts";

const modulesFolder = "node_modules/";

/** The installed versions in a package-lock.json or npm-shrinkwrap.json, lockfile versions 1 to 3. */
export function packageLockVersions(text: string): ReadPackages {
  const parsed = parsedJson(text);
  if ("unreadable" in parsed) return parsed;
  const collector = versionCollector();
  const packages = membersOf(member(parsed.value, "packages"));
  if (packages.length > 0) addFolders(collector, packages);
  else addTree(collector, member(parsed.value, "dependencies"));
  return collector.versions;
}

/** Versions 2 and 3: keys are folders; those outside `node_modules` are the project and its workspaces. */
function addFolders({ add }: VersionCollector, packages: readonly (readonly [string, unknown])[]): void {
  for (const [folder, entry] of packages) {
    const at = folder.lastIndexOf(modulesFolder);
    if (at === -1 || member(entry, "link") === true) continue;
    const name = folder.slice(at + modulesFolder.length);
    const real = member(entry, "name");
    const version = versionOf(entry);
    add(name, version);
    if (typeof real === "string") add(real, version);
  }
}

/** Version 1: a tree of nested `dependencies`. */
function addTree(collector: VersionCollector, tree: unknown): void {
  for (const [name, entry] of membersOf(tree)) {
    const version = versionOf(entry);
    collector.add(name, version);
    const real = aliasedName(version);
    if (real !== null) collector.add(real, version);
    addTree(collector, member(entry, "dependencies"));
  }
}

/** A package from git keeps its version while its commit moves, so the commit is part of it. */
function versionOf(entry: unknown): string {
  const version = member(entry, "version");
  const resolved = member(entry, "resolved");
  const source = typeof resolved === "string" && resolved.startsWith("git") ? resolved : null;
  const known = typeof version === "string" ? version : null;
  return known === null ? (source ?? "unknown") : source === null ? known : `${known} (${source})`;
}
