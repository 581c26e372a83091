/** Lines of a text that comes in pieces, with their numbers; blank ones are counted and left out. */
export async function* textLines(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let [rest, line] = ["", 0];
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      line += 1;
      if (part.trim() !== "") yield { line, text: part.trim() };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, text: rest.trim() };
}
