/** The entry of a map under a name that somebody wrote, or undefined; a name such as `constructor` is no entry unless it was written as one. */
export function entryOf<T>(map: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(map, id) ? map[id] : undefined;
}
