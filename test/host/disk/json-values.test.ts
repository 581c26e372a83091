import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNoLineEach, valuesAsLines } from "../../../src/host/disk/json-values.ts";

const starts = (text: string) => isNoLineEach(Buffer.from(text));

async function linesOf(text: string, cut = 7): Promise<string> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) =>
    bytes.subarray(at * cut, at * cut + cut),
  );
  const parts: Buffer[] = [];
  for await (const part of valuesAsLines(Readable.from(chunks))) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

describe("objects of JSON that are not one a line", () => {
  it.each([
    ["one a line", '{"a":1}\n{"a":2}\n', false],
    ["one a line, with blanks and Windows' line ends", ' {"a":1} \r\n{"a":2}\r\n', false],
    ["a single one", '{"a":1}', false],
    ["one behind the other", '{"a":1}{"a":2}', true],
    ["with blanks between", '{"a":1}  {"a":2}', true],
    ["with commas between", '{"a":1},\n{"a":2},\n', true],
    ["over several lines", '{\n  "a": 1\n}\n{\n  "a": 2\n}', true],
    ["a list that starts in the first line", '{"data":[\n{"a":1},\n{"a":2}]}', true],
    ["a first line that is cut in a text", '{"data":[{"event_na\n{"data":[{"a":1}]}\n', false],
    ["a first line that is cut behind a comma", '{"data":[{"a":1,\n{"data":[{"a":1}]}\n', false],
    ["brackets in a text", '{"a":"}{"}\n{"a":2}\n', false],
    ["a list", '[{"a":1}]', false],
    ["no JSON", "a,b\n1,2\n", false],
    ["longer than what was looked at", '{"a":"xxxxxxxxx', null],
  ])("are told by the start: %s", (_, text, expected) => {
    expect(starts(text)).toBe(expected);
  });

  it("become one a line, however they stood and wherever the pieces end", async () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue());
    const between = fc.constantFrom("", " ", ",", "\n", ",\n", "\r\n", "\n\n");
    const indent = fc.constantFrom(0, 2);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, between, indent), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (values, cut) => {
          const text = values.map(([one, gap, spaces]) => JSON.stringify(one, null, spaces) + gap).join("");
          const lines = (await linesOf(text, cut)).trimEnd().split("\n");
          expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
            values.map(([one]) => JSON.parse(JSON.stringify(one)) as unknown),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("leave what is none to a line of its own", async () => {
    expect(await linesOf('{"a":1}oops{"a":2}]\n{"a":3')).toBe('{"a":1}\noops\n{"a":2}\n]\n{"a":3');
  });

  it("lose no byte but blanks and commas between values", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const bare = (some: string) => some.replace(/[\s,]/gu, "");
        expect(bare(await linesOf(text))).toBe(bare(Buffer.from(text).toString("utf8")));
      }),
    );
  });
});
