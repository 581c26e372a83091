import { expect, test } from "vitest";
import { withoutMark } from "../../../src/host/disk/mend-lines.ts";

const mark = [0xef, 0xbb, 0xbf];

test.each([
  ["is taken away at the start", [[...mark, 65], [66]], [65, 66]],
  ["stays where it does not open the file", [[65], [...mark, 66]], [65, ...mark, 66]],
  ["is taken away once", [[...mark, ...mark, 65]], [...mark, 65]],
  ["is not missed where there is none", [[65, 66]], [65, 66]],
  ["is found behind an empty piece", [[], [...mark, 65]], [65]],
])("the mark that some programs open UTF-8 with %s", async (_, pieces, left) => {
  async function* chunks() {
    for (const piece of pieces) yield await Promise.resolve(Uint8Array.from(piece));
  }
  const read: number[] = [];
  for await (const chunk of withoutMark(chunks())) read.push(...chunk);
  expect(read).toEqual(left);
});
