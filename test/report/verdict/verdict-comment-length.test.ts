import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.ts";
import type { Requirement, Verdict } from "../../../src/model/verdict.ts";
import { longestComment, verdictComment } from "../../../src/report/verdict/verdict-comment.ts";
import { judge } from "../../gate/world.ts";
import { context, hostileRequirement, hostileVerdict } from "./hostile-verdict.ts";

const waiting = judge();
const page = (verdict: Verdict) => verdictComment(verdict, context);

/** A verdict that waits for this many requirements with words of this length. */
function large(count: number, length: number): Verdict {
  const word = (index: number): string => `${index}`.padEnd(length, "@|<`x ");
  const requirements = Array.from({ length: count }, (_, index): Requirement => ({
    ...hostileRequirement(word(index)),
    state: "missing",
    standing: { code: "objection", by: word(index), link: null },
  }));
  const { paused, fired } = hostileVerdict(word(0));
  const findings = Array.from({ length: 500 }, (_, index): Finding => ({
    code: "record-tampered",
    severity: "error",
    place: { file: word(index) },
    args: { record: word(index), what: word(index) },
  }));
  return {
    ...hostileVerdict(word(0)),
    requirements,
    findings,
    paused: Array.from({ length: 200 }, () => paused).flat(),
    fired: Array.from({ length: 200 }, () => fired).flat(),
  };
}

describe("a comment that would be too long", () => {
  it.each([
    [3000, 10],
    [3000, 1000],
    [60, 5000],
    [1, 100_000],
  ])("with %i requirements of %i letters keeps its headline and requirements, and to the limit", (count, length) => {
    const markdown = page(large(count, length));
    expect(markdown.length).toBeLessThanOrEqual(longestComment);
    expect(markdown).toMatch(/^### 🔴 Signal gate: blocked:/);
    expect(markdown).toContain("**Before this can merge**");
    expect(markdown).toContain("| ⬜");
    if (length >= 1000) expect(markdown).toMatch(/Shortened: the rest stands in \[the job summary\]/);
    expect((markdown.match(/<details>/g) ?? []).length).toBe((markdown.match(/<\/details>/g) ?? []).length);
    if (count > 60) expect(markdown).toMatch(/and \d+ more\./);
  });

  it("leaves out the ways out before the reasons, and the reasons before people's lines", () => {
    const whole = page(waiting);
    const titles = (limit: number): readonly string[] =>
      [...verdictComment(waiting, context, limit).matchAll(/<summary>(\w+ \w+)/g)].map(([, title]) => title ?? "");
    expect(titles(whole.length)).toEqual(["Your line", "What fired", "How to", "Judged harmless"]);
    expect(titles(whole.length - 1)).toEqual(["Your line", "How to", "Judged harmless"]);
    const least = verdictComment(waiting, context, 1200);
    expect(least.length).toBeLessThanOrEqual(1200);
    expect(least).toMatch(/^### 🟡 Signal gate: waiting/);
  });

  it("says how many rows it leaves out", () => {
    const { requirements } = large(100, 5);
    expect(page({ ...waiting, requirements })).toContain("and 40 more.");
  });
});
