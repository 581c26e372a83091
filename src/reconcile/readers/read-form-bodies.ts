import { formParameters } from "./parameters.ts";
import { textLines } from "./text-lines.ts";

const kept = ["data", "test_event_code", "partner_agent"];

/** Whether a text begins with a form of which `data` is a list. */
export const isForm = (text: string): boolean => /^(?:[^\s=&{}"]+=[^\s&]*&)*data=(?:%5B|%7B|\[|\{)/iu.test(text);

/** A form as the body that it would have been as JSON. Tokens are not kept. */
export function formRequest(text: string): Readonly<Record<string, string>> {
  const { values } = formParameters(text);
  return Object.fromEntries([...values].filter(([name]) => kept.includes(name)));
}

/** Form-encoded requests to the Conversions API, one a line, each as the line of JSON that it would have been. */
export async function* readFormBodies(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let last = 0;
  for await (const { line, text } of textLines(chunks)) {
    // A line for each, so that the numbers of the lines stay.
    for (; last < line - 1; last += 1) yield "";
    yield JSON.stringify(formRequest(text));
    last = line;
  }
}
