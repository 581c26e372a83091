/** `f` or `m` from the words given for each; null for any other. */
export function gender(
  raw: string,
  words: { readonly f: readonly string[]; readonly m: readonly string[] },
): string | null {
  const text = raw.trim().toLowerCase();
  if (words.f.includes(text)) return "f";
  return words.m.includes(text) ? "m" : null;
}
