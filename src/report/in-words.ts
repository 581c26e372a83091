/** Items as a phrase: "a", "a and b", "a, b and c"; nothing for no items. */
export function inWords(items: readonly string[], last: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

/** A count with its noun: "1 step", "3 steps". */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
