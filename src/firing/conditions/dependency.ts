import type { ChangedFile } from "../../model/change.ts";
import { compileNames } from "../../pattern/name-glob.ts";
import { bothSides, nameAfter, nameBefore, readBothSides, unreadableHit } from "../both-sides.ts";
import type { Condition } from "../condition.ts";
import { type Found, foundHit } from "../found.ts";
import { perLook, type Reading } from "../look.ts";
import type { ReadPackages } from "../packages/package-versions.ts";
import { isPackageFile, readPackages } from "../packages/read-packages.ts";

/** A named package has another version in package.json (asked for) or in a lockfile of npm, pnpm or yarn (installed). */
export const dependencyCondition: Condition = {
  kind: "dependency",
  watches: isPackageFile,
  reads: ({ file }) => bothSides(file),
  matches({ file }, entry, look) {
    const versions = versionsOf(look, file);
    if ("unreadable" in versions) return unreadableHit(versions.unreadable);
    const matching = compileNames(entry.dependency ?? []);
    return foundHit(
      "dependency",
      versions.flatMap((version) => {
        const pattern = matching(version.name);
        return pattern === null ? [] : [{ ...version, pattern, detail: inWords(version) }];
      }),
    );
  },
};

type Version = Pick<Found, "name" | "from" | "to">;

const versionsOf = perLook((look, file: ChangedFile): readonly Version[] | { readonly unreadable: string } => {
  const sides = readBothSides(look, file);
  const before = packagesIn(nameBefore(file), sides.before);
  const after = packagesIn(nameAfter(file), sides.after);
  if ("unreadable" in before) return before;
  if ("unreadable" in after) return after;
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, from: versionText(before.get(name)), to: versionText(after.get(name)) }))
    .filter(({ from, to }) => from !== to);
});

function packagesIn(name: string | null, side: Reading): ReadPackages {
  if (name === null || !isPackageFile(name)) return new Map();
  return "unreadable" in side ? side : readPackages(name, side.text);
}

function versionText(versions: ReadonlySet<string> | undefined): string | null {
  return versions === undefined ? null : [...versions].sort().join(", ");
}

function inWords({ name, from, to }: Version): string {
  if (from === null) return `${name} added at ${to ?? ""}`;
  return to === null ? `${name} ${from} removed` : `${name} ${from} → ${to}`;
}
