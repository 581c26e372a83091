import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertTerminal } from "../../../src/report/inert/inert-terminal.ts";
import { hostileText } from "../hostile-text.ts";

describe("inertTerminal", () => {
  it("leaves one line without control, bidi or zero-width characters", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        expect(inertTerminal(foreign)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["a colour", "a\u001B[31mred\u001B[0m", "ared"],
    ["a window title", "a\u001B]0;pwned\u0007b", "ab"],
    ["a link", "\u001B]8;;https://evil.example\u001B\\here\u001B]8;;\u001B\\", "here"],
    ["a one-byte sequence", "a\u009B2Jb", "ab"],
    ["a tab, which keeps its place", "a\tb", "a b"],
    ["a line break", "a\r\nb", "a b"],
    ["right-to-left marks", "pay\u202Epal", "paypal"],
  ])("drops %s", (_what, foreign, shown) => {
    expect(inertTerminal(foreign)).toBe(shown);
  });

  it("takes time in proportion to an endless unfinished sequence", () => {
    const started = performance.now();
    inertTerminal("\u001B[".repeat(100_000) + "\u001B]".repeat(100_000) + "0;".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
