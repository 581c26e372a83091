import type { Staged } from "./staged-line.ts";

/** Halves of a character, which no engine takes for text. */
const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A value as a line of JSON that an engine reads. */
export const jsonLine = (of: unknown): string =>
  JSON.stringify(of, (_, value: unknown) => (typeof value === "string" ? value.replace(broken, "\ufffd") : value));

/** What a reader gives out, as the lines of JSON that are staged. */
export async function* stagedText(staged: AsyncIterable<Staged>): AsyncGenerator<string> {
  for await (const one of staged) yield jsonLine(one);
}
