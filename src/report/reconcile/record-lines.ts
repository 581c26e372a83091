import { plainText } from "../inert/plain-text.ts";

const mostLines = 40;
const longest = 1_000;

/**
 * The lines of a record's YAML, to be copied as they are. Null where one of them can't be shown as it is: too long, or with characters
 * that nobody sees. What is copied must be what was meant.
 */
export function recordLines(text: string): readonly string[] | null {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.length <= mostLines && lines.every(isShown) ? lines : null;
}

function isShown(line: string): boolean {
  const words = line.trimStart();
  return plainText(words, longest) === words && /^ *$/.test(line.slice(0, line.length - words.length));
}
