import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/cli/command.ts";
import { CommandError } from "../../../src/cli/command-error.ts";
import { parseCommandLine } from "../../../src/cli/argv/parse-command-line.ts";

const command = (name: string, takes: Pick<Command, "operands"> = {}): Command => ({
  name,
  ...takes,
  summary: "",
  usage: name,
  about: "",
  options: [
    { name: "retest", value: "R", repeats: true, summary: "" },
    { name: "at", value: "TIME", summary: "" },
    { name: "json", summary: "" },
  ],
  examples: [],
  run: () => Promise.resolve(0),
});
const status: Command = { ...command("status"), options: [{ name: "conclusion", value: "C", summary: "" }] };
const commands = [command("lint"), command("incident open", { operands: true }), command("incident close")];

const parse = (line: string) => parseCommandLine(line.split(" ").filter(Boolean), [status, ...commands]);
const hintOf = (line: string): string => {
  try {
    parse(line);
    return "";
  } catch (error) {
    return error instanceof CommandError ? `${error.message}; ${error.hint}` : String(error);
  }
};

describe("options that repeat", () => {
  it("keep every value in its order, apart from those that do not", () => {
    const asked = parse("lint --retest a=1 --at now --retest=b=2 --json");
    expect(asked.kind === "run" && asked.given).toEqual({
      paths: [],
      switches: new Set(["json"]),
      values: { at: "now" },
      lists: { retest: ["a=1", "b=2"] },
    });
  });

  it("are absent when nobody gave them", () => {
    const asked = parse("lint");
    expect(asked.kind === "run" && asked.given.lists).toEqual({});
  });
});

describe("words beside the options", () => {
  it("are refused where nothing would read them: the command would answer another question", () => {
    expect(hintOf("lint governance --json")).toContain('lint takes options only, not "governance"');
    expect(hintOf("lint governance --help")).toBe("");
  });

  it("are taken for the id that was meant", () => {
    expect(hintOf("status roas")).toContain("did you mean --conclusion roas?");
    expect(hintOf("lint roas")).toContain("lint --help");
  });

  it("are asked for where an option has none", () => {
    expect(hintOf("status --conclusion")).toContain("--conclusion needs a value");
    expect(hintOf("-C")).not.toContain("argument missing");
  });
});

describe("commands of two words", () => {
  it("are found, and what follows is theirs", () => {
    const asked = parse("-C . incident open value-drift --at now");
    expect(asked.kind === "run" && [asked.command.name, asked.given.paths]).toEqual(["incident open", ["value-drift"]]);
  });

  it("explain themselves", () => {
    for (const line of ["help incident close", "incident close --help"]) {
      const asked = parse(line);
      expect(asked.kind === "help" && asked.command.name).toBe("incident close");
    }
  });

  it.each([
    ["incident", "the commands are incident open, incident close"],
    ["incident --at now", "the commands are incident open, incident close"],
    ["incident opne x", "did you mean incident open?"],
    ["incident explode", "the commands are incident open, incident close"],
    ["lnt", "did you mean lint?"],
    ["nothing", "the commands are status, lint, incident open, incident close"],
  ])("`%s` is answered with %s", (line, hint) => {
    expect(hintOf(line)).toContain(hint);
  });
});
