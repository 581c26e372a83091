/** Whether a text is what the pattern spells, where each `*` stands for any characters, none included. Time is linear in both. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop();
  if (end === undefined) return text === pattern;
  if (text.length < start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) return false;
  const limit = text.length - end.length;
  let from = start.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found === -1 || found + part.length > limit) return false;
    from = found + part.length;
  }
  return true;
}
