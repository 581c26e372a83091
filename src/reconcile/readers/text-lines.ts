import { arrayItems, type ArrayItem } from "./array-items.ts";

/** A line of a log, or an item of a list, with its number. */
export interface NumberedText {
  readonly line: number;
  readonly text: string;
}

/** Lines of a text that comes in pieces, with their numbers; blank ones are counted and left out. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<NumberedText> {
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

/** Items of a text that is one JSON list; `line` counts them, and the text of one that is too long is empty. */
export async function* itemTexts(chunks: AsyncIterable<string>): AsyncGenerator<NumberedText> {
  let line = 0;
  const items: AsyncIterable<ArrayItem> = arrayItems(chunks, /\[/u);
  for await (const item of items) {
    line += 1;
    yield { line, text: typeof item === "string" ? "" : (item.text ?? "") };
  }
}
