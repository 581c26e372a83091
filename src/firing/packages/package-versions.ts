/** The versions, or version ranges, that a file holds of each package. */
export type PackageVersions = ReadonlyMap<string, ReadonlySet<string>>;

/** What a package file holds, or why it can't be read. */
export type ReadPackages = PackageVersions | { readonly unreadable: string };

/** Collects versions by package name. */
export interface VersionCollector {
  readonly versions: PackageVersions;
  readonly add: (name: string, version: string) => void;
}

/** Starts an empty collection. */
export function versionCollector(): VersionCollector {
  const versions = new Map<string, Set<string>>();
  return {
    versions,
    add(name, version) {
      const known = versions.get(name) ?? new Set();
      versions.set(name, known.add(version));
    },
  };
}

/**
 * Splits `name@rest` after the name, whose first character may be the `@` of a scope. Null without a second part.
 * Source: npm's package specifiers.
 */
export function splitSpecifier(specifier: string): readonly [name: string, rest: string] | null {
  const at = specifier.indexOf("@", 1);
  return at === -1 ? null : [specifier.slice(0, at), specifier.slice(at + 1)];
}

/** The real name behind an alias (`npm:name@range`), or null. */
export function aliasedName(range: string): string | null {
  if (!range.startsWith("npm:")) return null;
  const target = range.slice("npm:".length);
  const [name] = splitSpecifier(target) ?? [null];
  return name;
}
