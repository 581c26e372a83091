import { expect, it } from "vitest";
import { messageFor } from "../../../src/report/finding-pages/finding-messages.ts";
import { parseSheet } from "../../../src/sheet/parse-sheet.ts";
import { tinyFiles, tinySheet } from "../../sheet/tiny-sheet.ts";

function fixes(file: string, text: string): readonly (string | null)[] {
  const sheet = parseSheet(tinyFiles({ [file]: text }));
  return sheet.ok
    ? []
    : sheet.findings.filter(({ severity }) => severity === "error").map((one) => messageFor(one).fix);
}

const owners = (entry: string): string => `owners:\n  growth: ${entry}\n`;

it.each([
  [
    "a text that a comma ends",
    owners("{ title: Growth, paid and organic, people: ['@a', '@b'] }"),
    /in quotes: .*comma/,
  ],
  ["a text that is a comment", owners("{ title: Growth, people: ['@a', '@b'], contact: #growth }"), /#.* in quotes/],
  ["a text that is left out", owners("\n    title:\n    people: ['@a', '@b']"), /write the text/],
  ["a number for a text", owners("{ title: 1, people: ['@a', '@b'] }"), /put it in quotes/],
  ["a text for a list", owners("{ title: Growth, people: '@a' }"), /in \[ \]/],
  [
    "a text for a number",
    owners("{ title: Growth, people: ['@a', '@b'], backup_after_hours: '24' }"),
    /without quotes/,
  ],
  ["a list for a map", "owners:\n  - title: Growth\n", /names with a colon/],
])("says what to write instead of %s", (_, text, fix) => {
  expect(fixes("owners.yml", text)).toContainEqual(expect.stringMatching(fix));
});

it("takes no # in quotes, behind a bracket or within a word for a cut-off text", () => {
  for (const text of ["a: ['x #y'\n", "a: [x] #y\nb: [\n", "a: [x#y\n"])
    expect(fixes("owners.yml", text).join("")).not.toContain("comment");
});

it("says one thing about a value that can only be true", () => {
  const triggers = (tinySheet["triggers.yml"] ?? "").replace(
    /when:[^]*?\n( {4}touches)/u,
    "when: [{ declared: yes }]\n$1",
  );
  expect(fixes("triggers.yml", triggers)).toHaveLength(1);
});
