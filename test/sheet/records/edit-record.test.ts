import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withEnding, withKeys } from "../../../src/sheet/records/edit-record.ts";
import { parseRecord } from "../../../src/sheet/records/parse-record.ts";

const path = "governance/records/2026-11-20-value-drift.yml";
const closed = {
  at: "2026-11-23T10:00:00Z",
  retests: [{ retest: "order-sample", result: "passed", at: "2026-11-22T09:00:00Z" }],
  contaminated: "none",
};

const block = `# seen by the media team
kind: incident
incident: value-drift # not a spike

happened_at: 2026-11-20T14:10:00Z
scope: { stores: [us] } # the others were checked
detail: >-
  Totals on the server
  leave out shipping.
`;

const texts: readonly (readonly [string, string])[] = [
  ["lines", block],
  ["lines without a last break", block.trimEnd()],
  ["lines that end in a comment", `${block}# to be continued\n`],
  ["lines of Windows", block.replaceAll("\n", "\r\n")],
  ["lines that are all indented", block.replaceAll(/^(?=.)/gmu, "  ")],
  ["a start and lines", `---\n${block}`],
];

describe("an ending", () => {
  it.each(texts)("follows %s, of which not a byte changes", (_, text) => {
    const ended = withEnding(path, text, { closed });
    expect(ended.startsWith(text)).toBe(true);
    const parsed = parseRecord(path, ended);
    expect(parsed.ok && parsed.record).toMatchObject({ kind: "incident", closed });
    if (text.includes("\r\n")) expect(ended.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it.each([
    ["one line", "{ kind: incident, incident: value-drift, happened_at: 2026-11-20T14:10:00Z } # told by phone\n"],
    ["lines that say where they stop", `${block}...\n`],
  ])("goes into %s, comments kept", (_, text) => {
    const ended = withEnding(path, text, { closed });
    const [before, after] = [parseRecord(path, text), parseRecord(path, ended)];
    expect(before.ok && after.ok && after.record).toEqual(before.ok && { ...before.record, closed });
    expect(ended.match(/#.*/gu)).toEqual(text.match(/#.*/gu));
  });

  it("leaves what was there as it was, whatever a person wrote", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }), (detail) => {
        const text = `kind: incident\nincident: value-drift\nhappened_at: 2026-11-20T14:10:00Z\ndetail: ${JSON.stringify(detail)}\n`;
        const before = parseRecord(path, text);
        if (!before.ok) return;
        const ended = withEnding(path, text, { closed });
        const after = parseRecord(path, ended);
        expect(ended.startsWith(text)).toBe(true);
        expect(after.ok && after.record).toEqual({ ...before.record, closed });
      }),
    );
  });
});

describe("keys", () => {
  it("are set and taken out beside comments, and what has its value already stays as it is written", () => {
    const edited = withKeys(block, {
      incident: "value-drift",
      scope: { stores: ["us"], segment: "mobile" },
      detail: undefined,
    });
    expect(edited).toContain("# seen by the media team");
    expect(edited).toContain("incident: value-drift # not a spike");
    expect(edited).toContain("# the others were checked");
    const parsed = parseRecord(path, edited);
    expect(parsed.ok && parsed.record).toEqual({
      kind: "incident",
      incident: "value-drift",
      happened_at: "2026-11-20T14:10:00Z",
      scope: { stores: ["us"], segment: "mobile" },
    });
  });

  it.each(["", "[a, list]", "a: [", "a word"])("leave %j alone, which is no map", (text) => {
    expect(withKeys(text, { a: 1 })).toBe(text);
  });
});
