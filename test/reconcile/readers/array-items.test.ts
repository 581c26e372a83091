import fc from "fast-check";
import { expect, it } from "vitest";
import { arrayItems, type ArrayItem } from "../../../src/reconcile/readers/array-items.ts";

async function itemsOf(text: string, size: number): Promise<readonly ArrayItem[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
  }
  const items: ArrayItem[] = [];
  for await (const item of arrayItems(pieces())) items.push(item);
  return items;
}

const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\\"{}[\],:]{0,9}$/u));
const objects = fc.array(fc.dictionary(texts, fc.oneof(texts, fc.jsonValue())), { maxLength: 4 });

it("the objects of a list are found whatever their texts hold and wherever the pieces end", async () => {
  const pieces = fc.integer({ min: 1, max: 60 });
  await fc.assert(
    fc.asyncProperty(objects, objects, pieces, fc.constantFrom(0, 2), async (first, second, size, spaces) => {
      const document = (entries: unknown) => JSON.stringify({ log: { entries }, end: "]}" }, null, spaces);
      const items = await itemsOf(`${document(first)}\n${document(second)}`, size);
      const read = items.map((item) => (typeof item === "string" ? item : (JSON.parse(item.text ?? "") as unknown)));
      expect(read).toEqual(JSON.parse(JSON.stringify([...first, ...second])));
    }),
    { numRuns: 200 },
  );
});

it.each([
  ["ends in the middle of an object", '{"log":{"entries":[{"a":1},{"a":', ['{"a":1}', "open"]],
  ["ends behind an object", '{"log":{"entries":[{"a":1}', ['{"a":1}', "open"]],
  ["is not there", '{"log":{"pages":[{"a":1}]}}', ["absent"]],
  ["is only spoken of", String.raw`{"log":"\"entries\": [{}]"}`, ["absent"]],
  ["is empty", '{"log":{"entries":[]}}', []],
])("a list that %s", async (_, text, expected) => {
  const items = await itemsOf(text, 7);
  expect(items.map((item) => (typeof item === "string" ? item : item.text))).toEqual(expected);
});
