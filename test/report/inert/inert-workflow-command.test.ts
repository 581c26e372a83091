import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertWorkflowCommand, inertWorkflowLog } from "../../../src/report/inert/inert-workflow-command.ts";
import { hostileText } from "../hostile-text.ts";

/** Reads a command line as the runner does: command, properties, message. */
function runnerReads(line: string): {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
} {
  const end = line.indexOf("::", 2);
  const [command = "", pairs = ""] = line.slice(2, end).split(/ (.*)/s);
  const properties = pairs.split(",").map((pair) => pair.split(/=(.*)/s));
  const unescape = (text = ""): string =>
    text
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  return {
    command,
    properties: Object.fromEntries(properties.map(([name = "", value]) => [name, unescape(value)])),
    message: unescape(line.slice(end + 2)),
  };
}

const visible = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu, "");

describe("inertWorkflowCommand", () => {
  it("is one line that the runner reads back as the same command, properties and message", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, message) => {
        const line = inertWorkflowCommand(
          "error",
          { file: "governance/sheet.yml", line: 3, col: undefined, title },
          message,
        );
        expect(line).not.toMatch(/[\r\n]/);
        expect(runnerReads(line)).toEqual({
          command: "error",
          properties: { file: "governance/sheet.yml", line: "3", title: visible(title) },
          message: visible(message),
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("has no space before its message without properties", () => {
    expect(inertWorkflowCommand("notice", {}, "all fine")).toBe("::notice::all fine");
  });
});

describe("inertWorkflowLog", () => {
  it("leaves no line that the runner takes for a command", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines = inertWorkflowLog(text).split("\n");
        expect(lines.filter((line) => line.trimStart().startsWith("::") || line.includes("##["))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps every other text as it is", () => {
    expect(inertWorkflowLog("2 errors in 3 files\n  a: b::c\n")).toBe("2 errors in 3 files\n  a: b::c\n");
  });
});
