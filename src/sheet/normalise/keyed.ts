import { emptyMap } from "../yaml/empty-map.ts";

/** A map without a prototype, so that no entry's name is special. */
export function keyed<In, Out>(
  entries: Readonly<Record<string, In>> | undefined,
  convert: (entry: In, name: string) => Out | null,
): Readonly<Record<string, Out>> {
  const map = emptyMap<Out>();
  for (const [name, entry] of Object.entries(entries ?? {})) {
    const converted = name.startsWith("x-") ? null : convert(entry, name);
    if (converted !== null) map[name] = converted;
  }
  return map;
}
