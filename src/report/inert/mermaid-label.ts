import { plainText } from "./plain-text.ts";

const labelLimit = 60;

/**
 * A foreign text as a quoted Mermaid label: everything but letters, digits, spaces and `. , - /` becomes a character code, so
 * no quote, bracket, markdown, HTML or directive comes out of it. At most `limit` characters.
 */
export function mermaidLabel(foreign: string, limit: number = labelLimit): string {
  return plainText(foreign, limit).replace(
    /[^\p{L}\p{M}\p{N} .,\-/]/gu,
    (character) => `#${String(character.codePointAt(0))};`,
  );
}
