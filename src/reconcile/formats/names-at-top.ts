const structure = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gsu;

/** Names at the top of a JSON object whose end may be missing. */
export function namesAtTop(text: string): readonly string[] {
  const names: string[] = [];
  let [depth, last] = [0, ""];
  for (const [token] of text.matchAll(structure)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (token === ":" && depth === 1) names.push(last.slice(1, -1));
    if (depth === 0) break;
    last = token;
  }
  return names;
}
