import { expect, it } from "vitest";
import { editSheetFile } from "../../src/sheet/edit-sheet-file.ts";

const path = "governance/triggers.yml";
const before = "# a comment\ntriggers:\n  checkout: { title: Checkout, sign_off: [a, b] }\n  theme: { title: Theme }\n";

it.each<[string, string | object, string | null]>([
  [
    "changes one key and leaves the others",
    { triggers: { checkout: { title: "New" } } },
    "triggers:\n  checkout:\n    title: New\n    sign_off:\n      - a\n      - b\n  theme:\n    title: Theme\n",
  ],
  [
    "replaces a list as a whole",
    { triggers: { checkout: { sign_off: ["b"] }, theme: null } },
    "triggers:\n  checkout:\n    title: Checkout\n    sign_off:\n      - b\n",
  ],
  ["takes a whole text as it is", "triggers: {}\n", "triggers: {}\n"],
  ["deletes the file", "deleted", null],
])("%s", (_, edit, after) => {
  expect(editSheetFile(path, before, edit)).toBe(after);
});

it("takes a file that is absent or broken as empty", () => {
  expect(editSheetFile(path, null, { a: 1 })).toBe("a: 1\n");
  expect(editSheetFile(path, "a: [", { a: 1 })).toBe("a: 1\n");
});

it("keeps ids in quotes", () => {
  expect(editSheetFile(path, 'dataset: "123456789012345"\n', { a: "0123" })).toBe(
    'dataset: "123456789012345"\na: "0123"\n',
  );
});

it("treats no key as special", () => {
  const edit = JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }') as object;
  expect(editSheetFile(path, null, edit)).toBe("__proto__:\n  polluted: true\nconstructor: 1\n");
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
});
