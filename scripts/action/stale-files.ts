/** Names of files that differ between what is committed and what a build makes, extra and missing ones included; sorted. */
export const staleFiles = (
  committed: ReadonlyMap<string, string>,
  built: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...committed.keys(), ...built.keys()])].filter((name) => committed.get(name) !== built.get(name)).sort();
