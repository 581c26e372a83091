import { formParameters } from "./parameters.ts";
import { textLines } from "./text-lines.ts";

/** Form-encoded requests to the Conversions API, one a line, each as the line of JSON that it would have been. Tokens are not kept. */
export async function* readFormBodies(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let last = 0;
  for await (const { line, text } of textLines(chunks)) {
    // A line for each, so that the numbers of the lines stay.
    for (; last < line - 1; last += 1) yield "";
    const { values } = formParameters(text);
    const kept = ["data", "test_event_code", "partner_agent"].flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    yield JSON.stringify(Object.fromEntries(kept));
    last = line;
  }
}
