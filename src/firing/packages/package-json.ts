import { member, membersOf, parsedJson } from "../parsed-json.ts";
import { aliasedName, type ReadPackages, versionCollector } from "./package-versions.ts";

const sections = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** The version ranges that a package.json asks for. Overrides and resolutions are left to the lockfile. */
export function packageJsonVersions(text: string): ReadPackages {
  const parsed = parsedJson(text);
  if ("unreadable" in parsed) return parsed;
  const { versions, add } = versionCollector();
  for (const section of sections) {
    for (const [name, range] of membersOf(member(parsed.value, section))) {
      if (typeof range !== "string") continue;
      add(name, range);
      const real = aliasedName(range);
      if (real !== null) add(real, range);
    }
  }
  return versions;
}
