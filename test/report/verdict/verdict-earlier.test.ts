import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DashboardPausedRow } from "../../../src/report/status/dashboard-paused.ts";
import { verdictComment } from "../../../src/report/verdict/verdict-comment.ts";
import { earlierSection } from "../../../src/report/verdict/verdict-earlier.ts";
import { judge } from "../../gate/world.ts";
import { hostileText } from "../hostile-text.ts";
import { context, hostileVerdict } from "./hostile-verdict.ts";
import { readMarkdown } from "../read-markdown.ts";

const waiting = judge();
const [firing] = waiting.fired;
const url = "https://github.com/northwind/store/issues/7";
const row: DashboardPausedRow = {
  conclusion: "roas",
  title: "Return on ad spend",
  store: firing?.stores[0] ?? "",
  since: "2026-11-20T14:10:00Z",
  signals: ["Cart.value", firing?.signals[0] ?? ""],
  instead: "Net order revenue",
};

function page(rows: readonly DashboardPausedRow[], verdict = waiting, at = "2026-11-22T12:00:00Z"): string {
  const paused = { version: 1, at, branch: "main", paused: rows, more: 0 } as const;
  return verdictComment(verdict, { ...context, earlier: { url, paused } });
}

describe("what earlier changes pause", () => {
  it("is shown where the change touches the same signals of the same store, with its source and its moment", () => {
    const text = page([row]);
    expect(text).toContain(`**Paused already by earlier changes** ([the dashboard](${url}), 22 Nov 2026, 12:00 UTC):`);
    expect(text).toContain(`| Return on ad spend | ${row.store} | 20 Nov 14:10 | Net order revenue |`);
  });

  it.each([
    ["other signals", { ...row, signals: ["ViewContent.nothing"] }],
    ["another store", { ...row, store: "elsewhere" }],
  ])("is left out for %s", (_, other) => {
    expect(page([other])).not.toContain("earlier changes");
    expect(page([other, row]).match(/Return on ad spend \|/gu)).toHaveLength(1);
  });

  it("is asked of the dashboard where that can't be read from here", () => {
    const text = verdictComment(waiting, { ...context, earlier: { url, paused: null } });
    expect(text).toContain(`**Paused already by earlier changes?** [The dashboard](${url}) says so.`);
  });

  it("is asked of the command line where there is no dashboard", () => {
    const text = verdictComment({ ...waiting, branch: "main" }, context);
    expect(text).toContain("**Paused already by earlier changes?** `signal-governance status` says so, on `main`.");
  });

  it.each([
    ["from a dashboard", { url, paused: null }],
    ["without one", null],
  ])("is not asked of anybody where nothing fired and where nothing could be decided, %s", (_, earlier) => {
    for (const verdict of [
      { ...waiting, fired: [] },
      { ...waiting, verdict: "error" as const },
    ]) {
      expect(verdictComment(verdict, { ...context, earlier })).not.toContain("earlier changes");
    }
  });

  it("is left out where nothing fired and where nothing could be decided", () => {
    expect(page([row], { ...waiting, fired: [] })).not.toContain("earlier changes");
    expect(page([row], { ...waiting, verdict: "error" })).not.toContain("earlier changes");
  });

  it("stays inert whatever the dashboard holds", () => {
    const shape = (text: string): readonly string[] => {
      const rows = [{ ...row, title: text, store: text, since: text, instead: text, signals: [text] }];
      const paused = { version: 1, at: text, branch: text, paused: rows, more: 0 } as const;
      const section = earlierSection(hostileVerdict(text), { ...context, earlier: { url, paused } });
      const { types } = readMarkdown(section?.text ?? "");
      return types.filter((type) => !["text", "inlineCode"].includes(type));
    };
    const harmless = shape("x");
    const asked = (text: string): readonly string[] => {
      const section = earlierSection(hostileVerdict(text), { ...context, earlier: null });
      return readMarkdown(section?.text ?? "").types.filter((type) => !["text", "inlineCode"].includes(type));
    };
    const harmlessAsked = asked("x");
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shape(text)).toEqual(harmless);
        expect(asked(text)).toEqual(harmlessAsked);
      }),
    );
  });
});
