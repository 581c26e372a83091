import { describe, expect, it } from "vitest";
import { explainPath } from "../../src/firing/explain-path.ts";
import { sheetWith, trigger } from "./small-sheet.ts";

const sheet = sheetWith({
  theme: trigger([{ declared: true }, { paths: ["**/*.css", "layout/**"], except: ["**/*.md"] }]),
  checkout: trigger([{ paths: ["layout/*.liquid"], content: ["total"] }, { content: ["checkout"] }]),
  sender: trigger([{ dependency: ["sdk"] }, { paths: ["**/*.json"], dependency: ["other"] }]),
});

describe("explaining a path", () => {
  it("says by which glob each entry lets it in, and what must hold besides", () => {
    expect(explainPath(sheet, "layout/theme.liquid")).toEqual([
      { trigger: "checkout", entry: 0, condition: "paths", pattern: "layout/*.liquid", needs: ["content"] },
      { trigger: "checkout", entry: 1, condition: "content", pattern: null, needs: ["content"] },
      { trigger: "theme", entry: 1, condition: "paths", pattern: "layout/**", needs: [] },
    ]);
  });

  it("knows the files that hold packages by name", () => {
    expect(explainPath(sheet, "apps/package.json").map(({ trigger: id, entry }) => [id, entry])).toEqual([
      ["checkout", 1],
      ["sender", 0],
      ["sender", 1],
    ]);
  });

  it("passes over exceptions and files of the sheet", () => {
    expect(explainPath(sheetWith({ theme: trigger([{ paths: ["**"], except: ["**/*.md"] }]) }), "a.md")).toEqual([]);
    expect(explainPath(sheet, "governance/layout/x.css")).toEqual([]);
  });
});
