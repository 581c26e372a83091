import { Composer, Lexer, LineCounter, Parser } from "yaml";
import type { Document } from "yaml";

/** Levels of maps and lists that a file may nest; a sheet needs six. */
export const depthLimit = 64;

const options = {
  version: "1.2",
  schema: "core",
  // Duplicate keys are found in linear time when the plain data is built.
  uniqueKeys: false,
  stringKeys: true,
  prettyErrors: false,
  logLevel: "silent",
  resolveKnownTags: false,
} as const;

/** The documents of a text, or the offset at which they nest too deeply. `lines` turns offsets into lines. */
export type Composed =
  | { readonly ok: true; readonly documents: readonly Document.Parsed[]; readonly lines: LineCounter }
  | { readonly ok: false; readonly offset: number; readonly depth: number; readonly lines: LineCounter };

/**
 * Text → YAML 1.2 documents. The nesting is watched while the tokens come in, because composing a deep tree recurses
 * until Node aborts the process, which nothing can catch.
 */
export function composeYaml(text: string): Composed {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The stack holds the document and a scalar besides the open maps and lists.
    const depth = parser.stack.length - 2;
    if (depth > depthLimit) return { ok: false, offset: parser.offset, depth, lines };
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = [...new Composer(options).compose(tokens, true, text.length)];
  return { ok: true, documents, lines };
}
