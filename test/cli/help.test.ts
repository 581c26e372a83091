import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands/all.ts";
import { commandHelp, overviewText } from "../../src/cli/help-text.ts";
import { run } from "./run-cli.ts";

describe("help", () => {
  it("lists every command with what it does", () => {
    expect(overviewText(commands, null)).toMatchSnapshot();
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    "of %s has usage, options and examples",
    (_, command) => {
      expect(commandHelp(command, null)).toMatchSnapshot();
      expect(command.examples.length).toBeGreaterThan(0);
    },
  );

  it.each([72, 80, 100])("is broken between words at a terminal of %i columns, but for lines to copy", (columns) => {
    const pages = [overviewText(commands, columns), ...commands.map((command) => commandHelp(command, columns))];
    const toCopy = (line: string): boolean => /^ {2}(?:\S+ [<|] |\S.* \| )?signal-governance /u.test(line);
    const long = pages.flatMap((page) => page.split("\n")).filter((line) => line.length > columns && !toCopy(line));
    expect(long).toEqual([]);
    const words = (page: string): string => page.replace(/\s+/gu, " ");
    expect(words(pages.join("\n"))).toBe(
      words([overviewText(commands, null), ...commands.map((command) => commandHelp(command, null))].join("\n")),
    );
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    "examples of %s use only options that it has",
    (_, { name, options, examples }) => {
      for (const { line } of examples) {
        expect(line).toContain(`signal-governance`);
        expect(line).toContain(` ${name}`);
        const used = [...line.matchAll(/ --([a-z-]+)/gu)].map(([, option]) => option);
        expect(options.map((option) => option.name)).toEqual(expect.arrayContaining(used));
      }
    },
  );

  it.each([
    ["lnt", "did you mean lint?"],
    ["rendr --check", "did you mean render?"],
    ["render --chek", "did you mean --check?"],
    ["lint --formt json", "did you mean --format?"],
    ["frobnicate", "the commands are lint"],
    ["gate --bse=x", "did you mean --base?"],
  ])("`%s` is answered with %s", async (line, hint) => {
    const { code, err } = await run(".", ...line.split(" "));
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });

  it.each(["--help", "-h", "help", ""])("`%s` shows the overview", async (line) => {
    expect((await run(".", ...line.split(" ").filter(Boolean))).out).toBe(overviewText(commands, null));
  });

  it("prints the version of the package", async () => {
    expect((await run(".", "--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});
