import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatColumnPath, isMistakenPath, parseColumnPath } from "../../src/pattern/column-path.ts";

describe("a path to a column", () => {
  it.each([
    ["order_no", ["order_no"], null],
    ["customer.email", ["customer", "email"], null],
    ["line_items[].sku", ["line_items", "sku"], 1],
    ["content_ids[]", ["content_ids"], 1],
    ["cart.line items[].variant.id", ["cart", "line items", "variant", "id"], 2],
    ['"Nr. [EUR]".net', ["Nr. [EUR]", "net"], null],
    ['"items[][sku]"', ["items[][sku]"], null],
    ['"say ""hi"""[]."a.b"', ['say "hi"', "a.b"], 1],
    ['5" pipe.price', ['5" pipe', "price"], null],
  ])("%s leads by keys to what is meant", (text, keys, list) => {
    expect(parseColumnPath(text)).toEqual({ keys, list });
    expect(isMistakenPath(text)).toBe(false);
  });

  it.each(["", "Nr.", ".a", "a..b", "Amount [EUR]", "line_items[0].sku", "a]b"])(
    "is not what %j says, which can only be a name",
    (text) => {
      expect(parseColumnPath(text)).toBeNull();
      expect(isMistakenPath(text)).toBe(false);
    },
  );

  it.each([
    "line_items[]sku",
    "line_items[].",
    "line_items.[]",
    "[].sku",
    "a[].b[].c",
    "a[][]",
    "a[*].b",
    '"a',
    '"a"b',
    '"a".',
  ])("is what %j was meant to be", (text) => {
    expect(parseColumnPath(text)).toBeNull();
    expect(isMistakenPath(text)).toBe(true);
  });

  const key = fc.oneof(
    fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
    fc.stringMatching(/^[a.[\]"]{0,6}$/u),
  );
  const path = fc
    .array(key, { minLength: 1, maxLength: 5 })
    .chain((keys) => fc.record({ keys: fc.constant(keys), list: fc.option(fc.integer({ min: 1, max: keys.length })) }));

  it("is read as it was written, whatever the keys are", () => {
    fc.assert(
      fc.property(path, (each) => {
        const written = formatColumnPath(each);
        const isName = each.keys.length === 1 && each.list === null;
        if (isName) expect([written, parseColumnPath(written)?.keys[0]]).toContain(each.keys[0]);
        else expect(parseColumnPath(written)).toEqual(each);
        expect(isMistakenPath(written)).toBe(false);
      }),
    );
  });

  it("has one reading at most, in time that grows with its length only", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a."[\]]{0,30}$/u), (text) => {
        const read = parseColumnPath(text);
        if (read !== null)
          expect(parseColumnPath(formatColumnPath({ ...read, keys: [...read.keys, "z"] }))?.keys.at(-1)).toBe("z");
      }),
    );
    expect(parseColumnPath(`${'""'.repeat(100_000)}"`)).toBeNull();
    expect(parseColumnPath("a.".repeat(100_000))).toBeNull();
  });
});
