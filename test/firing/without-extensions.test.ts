import { expect, it } from "vitest";
import { isExtensionFile, withoutExtensions } from "../../src/firing/without-extensions.ts";
import { sheetWith, trigger } from "./small-sheet.ts";

it.each([
  ["shopify.extension.toml", true],
  ["extensions/pay/shopify.extension.toml", true],
  ["extensions/pay/my-shopify.extension.toml", false],
  ["shopify.extension.toml/readme.md", false],
])("%s makes its folder an extension: %s", (path, expected) => {
  expect(isExtensionFile(path)).toBe(expected);
});

it("a sheet without its extension entries keeps every other one", () => {
  const byPath = { paths: ["extensions/**"] };
  const sheet = sheetWith({
    checkout: trigger([byPath, { "shopify-extension": { type: ["ui_extension"] } }, { declared: true }]),
  });
  const without = withoutExtensions(sheet);
  expect(without.triggers["checkout"]?.when).toEqual([byPath, { declared: true }]);
  expect(withoutExtensions(sheet)).toBe(without);
});
