/** Items as a phrase: "a", "a and b", "a, b and c"; nothing for no items. */
export function inWords(items: readonly string[], last: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

/** A count with its noun: "1 step", "3 steps". */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Names on one line; of many the first, and how many more there are: "a, b and 3 more". `shown` is how one is written. */
export function fewOf(
  names: readonly string[],
  most: number,
  shown: (name: string) => string = (name) => name,
): string {
  const more = names.length - most;
  const few = names.slice(0, most).map((name) => shown(name));
  return `${few.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** A line for each of the first items, and a last one where there are more: "and 3 more". */
export function firstOf<T>(items: readonly T[], most: number, line: (item: T) => string): readonly string[] {
  const more = items.length - most;
  return [...items.slice(0, most).map((item) => line(item)), ...(more > 0 ? [`and ${String(more)} more`] : [])];
}
